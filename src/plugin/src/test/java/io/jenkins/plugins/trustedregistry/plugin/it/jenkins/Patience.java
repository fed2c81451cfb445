// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other processes do; how long it takes does not matter, unless it never comes. */
public final class Patience {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Patience() {}

    public static void until(Jobs.Condition condition) throws Exception {
        Instant end = Instant.now().plus(LONGEST);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("it came about in time").isBefore(end);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
