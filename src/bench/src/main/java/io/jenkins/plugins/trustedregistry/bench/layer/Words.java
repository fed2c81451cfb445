// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.layer;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Contents that compress about as well as programs and their sources do: the same in every run. */
final class Words {
    private static final int POOL = 1 << 20;

    private final SplittableRandom random;
    private final byte[] source = new byte[POOL];
    private final byte[] machine = new byte[POOL];

    Words(long seed) {
        random = new SplittableRandom(seed);
        String[] words = new String[4000];
        for (int i = 0; i < words.length; i++) {
            int bits = 8 + random.nextInt(30);
            words[i] = Long.toString(random.nextLong(1L << bits), 36);
        }
        StringBuilder text = new StringBuilder(POOL + 100);
        while (text.length() < POOL) {
            text.append(words[(int) (Math.pow(random.nextDouble(), 3) * words.length)])
                    .append(random.nextInt(9) == 0 ? ";\n    " : " ");
        }
        System.arraycopy(text.toString().getBytes(StandardCharsets.US_ASCII), 0, source, 0, POOL);
        for (int i = 0; i < POOL; i++) { // runs of the same, small numbers, and noise in turn, as code has them
            machine[i] = (byte) (i % 8 < 3 ? 0 : i % 8 < 6 ? random.nextInt(24) : random.nextInt(256));
        }
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least);
    }

    /** As a program's source. */
    byte[] source(int length) {
        return cut(source, length);
    }

    /** As a program. */
    byte[] machine(int length) {
        return cut(machine, length);
    }

    private byte[] cut(byte[] pool, int length) {
        byte[] cut = new byte[length];
        int at = 0;
        while (at < length) {
            int from = random.nextInt(POOL - 4096);
            int n = Math.min(length - at, 1024 + random.nextInt(3000));
            System.arraycopy(pool, from, cut, at, n);
            at += n;
        }
        return cut;
    }
}
