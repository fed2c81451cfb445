// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What clients were told by processes before this one, whose leases are gone with them: for one grace period after the last of
 * them served, every blob may be relied on. When that was is known if it ended in good order; if not, it is taken to be now.
 */
final class EarlierPromises {
    private final CollectionTable table;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final long end;
    private boolean serving;

    EarlierPromises(CollectionTable table, Duration grace, InstantSource clock, LongSupplier nanos) {
        this.table = table;
        this.clock = clock;
        this.nanos = nanos;
        end = nanos.getAsLong()
                + left(table.restsFrom(), clock.instant(), grace).toNanos();
    }

    /** How much of the grace period is left; all of it when the clock can't be right. */
    static Duration left(Optional<Instant> restsFrom, Instant now, Duration grace) {
        Duration rested = restsFrom.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
        return rested.isNegative() ? grace : rested.compareTo(grace) > 0 ? Duration.ZERO : grace.minus(rested);
    }

    /** How long nothing may be collected yet. Counted by a clock that nobody sets. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }

    /** From now on clients are told things. */
    synchronized void serve() {
        if (!serving) {
            table.restsFrom(Optional.empty());
            serving = true;
        }
    }

    /** Nobody is told anything any more. */
    synchronized void rest() {
        if (serving) {
            table.restsFrom(Optional.of(clock.instant()));
            serving = false;
        }
    }
}
