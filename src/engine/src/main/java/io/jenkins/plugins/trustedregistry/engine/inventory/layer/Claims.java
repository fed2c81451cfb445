// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.PathSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which files packages of the operating system claim, small: twelve bytes each. Only those that matter are told in the end. */
final class Claims {
    private static final Set<String> MERGED = Set.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");

    private static final long MOST_CHARACTERS = 16L << 20;

    private final int most;
    private final List<String> owners = new ArrayList<>();
    private long[] hashes = new long[1024];
    private int[] ownerOf = new int[1024];
    private int size;
    private long characters;

    Claims(int most) {
        this.most = most;
    }

    /** @param path with or without a leading slash */
    void add(String path, String owner) {
        String clean = path.startsWith("/") ? path.substring(1) : path;
        int slash = clean.indexOf('/');
        put(clean, owner);
        if (slash > 0 && MERGED.contains(clean.substring(0, slash))) {
            put("usr/" + clean, owner); // where systems with a merged /usr really have it
        }
    }

    /** Whether there were more than are kept. */
    boolean isFull() {
        return size == most || characters > MOST_CHARACTERS;
    }

    private void put(String path, String owner) {
        if (isFull()) {
            return;
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            ownerOf = Arrays.copyOf(ownerOf, size * 2);
        }
        if (owners.isEmpty() || !owners.get(owners.size() - 1).equals(owner)) {
            owners.add(owner);
            characters += owner.length();
        }
        hashes[size] = PathSet.hash(path, path.length());
        ownerOf[size++] = owners.size() - 1;
    }

    /** Who claims these paths. */
    Map<String, String> of(Collection<String> paths) {
        Map<Long, String> wanted = new HashMap<>();
        paths.forEach(path -> wanted.put(PathSet.hash(path, path.length()), path));
        Map<String, String> found = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            String path = wanted.get(hashes[i]);
            if (path != null) {
                found.putIfAbsent(path, owners.get(ownerOf[i]));
            }
        }
        return found;
    }
}
