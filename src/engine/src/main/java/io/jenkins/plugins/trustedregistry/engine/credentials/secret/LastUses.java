// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each credential was used last, to the minute. A use is noted in memory and written by another thread, many in one
 * transaction; a use that was noted less than a minute ago costs one look into a map. What a crash takes away is a minute.
 */
public final class LastUses {
    private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);
    private static final Duration GRAIN = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Executor background;
    private final Consumer<Map<String, Instant>> writer;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();
    private final Map<String, Instant> unwritten = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** @param writer stores times by id; ids that are gone are passed over */
    public LastUses(InstantSource clock, Executor background, Consumer<Map<String, Instant>> writer) {
        this.clock = clock;
        this.background = background;
        this.writer = writer;
    }

    public void used(String id) {
        Instant now = clock.instant();
        Instant last = noted.get(id);
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(GRAIN))) { // a clock may be set back
            return;
        }
        makeRoom(now);
        noted.put(id, now);
        unwritten.put(id, now);
        if (scheduled.compareAndSet(false, true)) {
            try {
                background.execute(this::write);
            } catch (RejectedExecutionException e) {
                scheduled.set(false); // the registry is closing; it calls write() itself
            }
        }
    }

    private void makeRoom(Instant now) {
        if (noted.size() >= MOST) {
            noted.values().removeIf(last -> !now.isBefore(last.plus(GRAIN)));
        }
        if (noted.size() >= MOST) {
            noted.clear(); // some are written more often than once a minute, nothing else
        }
    }

    int remembered() {
        return noted.size();
    }

    /** Writes what is not written yet, and waits for another thread that is just doing so. */
    public synchronized void write() {
        scheduled.set(false);
        Map<String, Instant> batch = new HashMap<>();
        for (String id : Set.copyOf(unwritten.keySet())) {
            Instant time = unwritten.remove(id);
            if (time != null) {
                batch.put(id, time);
            }
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            writer.accept(batch);
        } catch (RuntimeException e) {
            LOG.warn("The last use of {} credentials could not be written", batch.size(), e);
        }
    }
}
