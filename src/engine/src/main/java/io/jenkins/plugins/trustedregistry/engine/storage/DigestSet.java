// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Arrays;

/**
 * A set of digests that keeps 8 bytes of each, so it may take one for another; when it has taken so many that it would become too
 * large, it claims to contain everything. Not safe for use by many threads.
 */
final class DigestSet {
    private static final int FIRST_SIZE = 64;
    private static final int LARGEST_SIZE = 1 << 21; // 16 MiB
    private static final int KEPT_DIGITS = 16;
    /** Spreads digests that somebody chose to look alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] table = new long[FIRST_SIZE]; // a power of two; 0: free
    private int count;
    private boolean everything;

    void add(Digest digest) {
        if (everything) {
            return;
        }
        if (2 * count >= table.length) {
            if (table.length == LARGEST_SIZE) {
                everything = true;
                table = new long[0];
                return;
            }
            grow();
        }
        put(key(digest));
    }

    boolean contains(Digest digest) {
        return everything || table[place(key(digest))] != 0;
    }

    private void put(long key) {
        int place = place(key);
        if (table[place] == 0) {
            table[place] = key;
            count++;
        }
    }

    /** Where the key is, or would be. */
    private int place(long key) {
        int mask = table.length - 1;
        int place = (int) ((key * SPREAD) >>> Integer.SIZE) & mask;
        while (table[place] != 0 && table[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        count = 0;
        Arrays.stream(old).filter(key -> key != 0).forEach(this::put);
    }

    private static long key(Digest digest) {
        long key = Long.parseUnsignedLong(digest.hex(), 0, KEPT_DIGITS, KEPT_DIGITS);
        return key == 0 ? 1 : key;
    }
}
