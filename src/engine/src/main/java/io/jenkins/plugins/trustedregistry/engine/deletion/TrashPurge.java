// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagHistory;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Empties the trash of what has been in it for its time, and forgets old movements of tags. Each step is a transaction, so it can
 * be stopped or killed anywhere, and the next run goes on. Bytes are freed by the collection that follows.
 */
public final class TrashPurge {
    private static final int STEP = 100;
    private static final int MOVES_STEP = 1_000;

    private final Trash trash;
    private final TagHistory history;
    private final Duration remembered;
    private final InstantSource clock;

    TrashPurge(Trash trash, TagHistory history, Duration remembered, InstantSource clock) {
        this.trash = trash;
        this.history = history;
        this.remembered = remembered;
        this.clock = clock;
    }

    /** How many entries and movements are gone. */
    public record Purged(int entries, int movements) {}

    /** Goes on until everything that is due is gone, or {@code stop} says so, which is asked after each step. */
    public Purged run(BooleanSupplier stop) {
        int entries = 0;
        List<String> due = due();
        while (!due.isEmpty() && !stop.getAsBoolean()) {
            entries += (int) due.stream().filter(trash::purge).count();
            due = due();
        }
        int movements = 0;
        int forgotten = MOVES_STEP;
        while (forgotten == MOVES_STEP && !stop.getAsBoolean()) {
            forgotten = history.forget(clock.instant().minus(remembered), MOVES_STEP);
            movements += forgotten;
        }
        return new Purged(entries, movements);
    }

    private List<String> due() {
        return trash.due(clock.instant(), STEP);
    }
}
