// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/**
 * Stands between whoever removes blobs and whoever needs all of them to stay for a while, as a backup does that copies the blobs
 * of a catalog of one instant. Removals run side by side and in small pieces; while a pause lasts, none is begun. Safe for many
 * threads.
 */
public final class RemovalPause {
    private final ReentrantReadWriteLock removals = new ReentrantReadWriteLock(true);
    private final List<BooleanSupplier> pauses = new ArrayList<>(); // guarded by itself

    /**
     * Runs the work that decides about blobs and removes them, unless there is a pause. What it decided on can't be overtaken by
     * one: a pause that begins meanwhile waits for it.
     *
     * @return false when there is a pause: nothing was done, and the caller may come again later
     */
    public <X extends Exception> boolean unlessPaused(Removal<X> removal) throws X {
        removals.readLock().lock();
        try {
            if (isPaused()) {
                return false;
            }
            removal.run();
            return true;
        } finally {
            removals.readLock().unlock();
        }
    }

    /** Waits for removals under way; from then on no blob goes as long as {@code needed} says so, which must answer quickly. */
    public void begin(BooleanSupplier needed) {
        removals.writeLock().lock();
        try {
            synchronized (pauses) {
                pauses.add(needed);
            }
        } finally {
            removals.writeLock().unlock();
        }
    }

    private boolean isPaused() {
        synchronized (pauses) {
            pauses.removeIf(needed -> !needed.getAsBoolean());
            return !pauses.isEmpty();
        }
    }

    /** Decides about blobs and removes them. */
    @FunctionalInterface
    public interface Removal<X extends Exception> {
        void run() throws X;
    }
}
