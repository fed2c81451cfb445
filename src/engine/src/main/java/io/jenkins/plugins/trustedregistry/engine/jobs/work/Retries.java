// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

import java.time.Duration;

/**
 * How often a job that fails is tried, and how long it waits before it is tried again: first so long, then twice that, and so on.
 *
 * @param attempts the first one included
 * @param most never waits longer
 */
public record Retries(int attempts, Duration first, Duration most) {
    /** Tried once. */
    public static final Retries NONE = new Retries(1, Duration.ZERO, Duration.ZERO);

    private static final int LARGEST_SHIFT = 30;

    public Retries {
        if (attempts < 1 || first.isNegative() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("Retries need at least one attempt, and waits that grow");
        }
    }

    /** The wait after so many attempts. */
    public Duration after(int made) {
        Duration wait = first.multipliedBy(1L << Math.min(made - 1, LARGEST_SHIFT));
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
