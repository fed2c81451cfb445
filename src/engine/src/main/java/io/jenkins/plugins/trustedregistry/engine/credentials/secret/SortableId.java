// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import java.security.SecureRandom;
import java.time.Instant;

/** Identifiers that sort by the time they were made and say nothing else: 9 characters of time, 8 of chance. */
public final class SortableId {
    private static final int RADIX = 36;
    private static final int TIME = 9;
    private static final int CHANCE = 8;

    private SortableId() {}

    public static String of(Instant time, SecureRandom random) {
        String millis = Long.toString(time.toEpochMilli(), RADIX);
        StringBuilder id = new StringBuilder("0".repeat(TIME - millis.length())).append(millis);
        for (int i = 0; i < CHANCE; i++) {
            id.append(Character.forDigit(random.nextInt(RADIX), RADIX));
        }
        return id.toString();
    }
}
