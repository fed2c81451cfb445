// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Holds a reader to so many bytes a second on average. What it does not read in time it may not catch up on. */
final class Throttle {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** Shorter waits are saved up. */
    private static final long SHORTEST = SECOND / 20;

    private final long bytesPerSecond;
    private final LongSupplier nanos;
    private long free; // when what was read so far may have been read

    Throttle(long bytesPerSecond, LongSupplier nanos) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanos = nanos;
        this.free = nanos.getAsLong();
    }

    /** Waits as long as these bytes are allowed to take. */
    void read(long bytes, JobRun run) {
        long now = nanos.getAsLong();
        free = Math.max(free, now - SECOND) + Math.round((double) bytes * SECOND / bytesPerSecond);
        if (free - now > SHORTEST) {
            run.rest(Duration.ofNanos(free - now));
        }
    }
}
