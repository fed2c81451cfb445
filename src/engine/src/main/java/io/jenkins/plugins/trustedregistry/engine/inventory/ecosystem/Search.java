// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.IOException;

/** Finds a pattern in content that may be too large for memory. */
final class Search {
    private static final int CHUNK = 64 * 1024;

    private Search() {}

    static long find(Bytes bytes, byte[] pattern, long from, long to, int step) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, Math.max(pattern.length, to - from))];
        long at = (from + step - 1) / step * step;
        while (at >= 0 && at <= to - pattern.length) {
            int length = (int) Math.min(chunk.length, to - at);
            bytes.read(at, chunk, 0, length);
            int last = length - pattern.length;
            for (int i = 0; i <= last; i += step) {
                if (chunk[i] == pattern[0] && matches(chunk, i, pattern)) {
                    return at + i;
                }
            }
            at += (last / step + 1L) * step;
        }
        return -1;
    }

    private static boolean matches(byte[] chunk, int at, byte[] pattern) {
        for (int i = 1; i < pattern.length; i++) {
            if (chunk[at + i] != pattern[i]) {
                return false;
            }
        }
        return true;
    }
}
