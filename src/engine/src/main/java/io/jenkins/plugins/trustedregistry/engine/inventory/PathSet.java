// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * The paths of a layer, small: eight bytes each, however long it is. It answers whether the layer hides a path of the layers below
 * it. The hash is not made to withstand an attack: who writes the layer can remove the file just as well.
 *
 * <p>A folder does not hide what is in the same folder below; anything else hides everything under its path.
 */
public final class PathSet {
    public static final PathSet EMPTY = new PathSet(new long[0]);

    private final long[] hashes;

    private PathSet(long[] sorted) {
        this.hashes = sorted;
    }

    /** Reads what {@link #toString} wrote. */
    public static PathSet parse(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        long[] hashes = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
        Arrays.sort(hashes);
        return new PathSet(hashes);
    }

    /** Whether a layer with these paths hides the file at this path of a layer below. */
    public boolean hides(String path) {
        return hides(path, 0);
    }

    /** The same, where the first characters of the path are a link that is known, and which does not hide what is behind it. */
    public boolean hides(String path, int known) {
        if (hashes.length == 0) {
            return false;
        }
        if (contains(folder(path))) {
            return true;
        }
        for (int end = path.length(); end > known; end = path.lastIndexOf('/', end - 1)) {
            if (contains(hash(path, end))) {
                return true;
            }
        }
        return false;
    }

    /** The hash of a path, or of its first characters. */
    public static long hash(String path, int length) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash * 0x9E3779B97F4A7C15L;
    }

    private static long folder(String path) {
        return hash(path + "/", path.length() + 1);
    }

    private boolean contains(long hash) {
        return Arrays.binarySearch(hashes, hash) >= 0;
    }

    /** Whether the layer has this very path, as whatever. */
    public boolean has(String path) {
        return contains(folder(path)) || contains(hash(path, path.length()));
    }

    /** How many paths there are. */
    public int size() {
        return hashes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathSet set && Arrays.equals(hashes, set.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        bytes.asLongBuffer().put(hashes);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Collects paths. */
    public static final class Builder {
        private long[] hashes = new long[256];
        private int size;

        /** Adds a path, without a slash at its ends. */
        public void add(String path, boolean isFolder) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, size * 2);
            }
            hashes[size++] = isFolder ? folder(path) : hash(path, path.length());
        }

        public PathSet build() {
            long[] sorted = Arrays.copyOf(hashes, size);
            Arrays.sort(sorted);
            return new PathSet(sorted);
        }
    }
}
