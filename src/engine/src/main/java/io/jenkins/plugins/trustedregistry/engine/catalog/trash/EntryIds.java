// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Names of entries, which sort in the order they were made as long as the clock goes forward, and are never used twice. */
final class EntryIds {
    private static final int RADIX = 36;
    /** So many entries of one millisecond are told apart. */
    private static final long PER_MILLISECOND = (long) RADIX * RADIX;

    private static final int TIME = 11;
    private static final int CHANCE = 6;

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    String next(Instant now) {
        long earliest = now.toEpochMilli() * PER_MILLISECOND;
        long moment = last.updateAndGet(before -> Math.max(before + 1, earliest));
        String time = Long.toString(moment, RADIX);
        StringBuilder id = new StringBuilder("0".repeat(Math.max(0, TIME - time.length()))).append(time);
        for (int i = 0; i < CHANCE; i++) {
            id.append(Character.forDigit(random.nextInt(RADIX), RADIX));
        }
        return id.toString();
    }
}
