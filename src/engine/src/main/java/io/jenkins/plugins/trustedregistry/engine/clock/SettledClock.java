// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time for what can't be undone: never ahead of the wall clock, and not carried along when that jumps forward. While the wall clock
 * is further ahead than the time that has really passed, this one goes on as if it had not jumped; after a day of it, the jump is
 * believed. A clock that is set back is followed at once: that only makes things later.
 *
 * <p>A sleeping machine looks the same as a jump, so what ends meanwhile ends up to a day late. What the clock says when this is made
 * is believed.
 */
public final class SettledClock implements InstantSource {
    /** How long somebody has to put a wrong clock right. */
    public static final Duration SETTLES_AFTER = Duration.ofDays(1);

    /** What clocks are adjusted by without anybody having set them wrong. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private Instant known; // guarded by this, as all below
    private long knownAt;
    private boolean ahead;
    private long aheadSince;

    /** @param nanos a clock that nobody sets, as {@link System#nanoTime} is */
    public SettledClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        known = wall.instant();
        knownAt = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        Instant shown = wall.instant();
        long now = nanos.getAsLong();
        Instant expected = known.plusNanos(now - knownAt);
        if (shown.isAfter(expected.plus(TOLERANCE)) && !isBelieved(now)) {
            return expected;
        }
        ahead = false;
        if (shown.isAfter(expected)) {
            known = shown;
            knownAt = now;
        }
        return shown;
    }

    private boolean isBelieved(long now) {
        if (!ahead) {
            ahead = true;
            aheadSince = now;
        }
        return now - aheadSince >= SETTLES_AFTER.toNanos();
    }
}
