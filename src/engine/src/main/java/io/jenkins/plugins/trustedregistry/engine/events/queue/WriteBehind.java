// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.queue;

import io.jenkins.plugins.trustedregistry.engine.background.LastingThread;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded queue with one thread that writes what is in it. A batch that can't be written is tried again every second for as long
 * as it takes, so what is in the queue is not lost by a full disk that becomes free again; what no longer fits is refused, and the
 * caller counts it.
 *
 * <p>Two kinds of items come in: those that give way ({@link #offer}), for which the last quarter of the queue is closed, and those
 * that are worth waiting for ({@link #put}). While writing fails nobody waits: it would not help, and would stop the registry.
 */
public final class WriteBehind<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBehind.class);
    private static final int MOST_AT_ONCE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_CALL = Duration.ofSeconds(10);

    private final String name;
    private final int capacity;
    private final BatchWriter<T> writer;
    private final Duration patience;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final Condition went = lock.newCondition();
    private final ArrayDeque<T> waiting = new ArrayDeque<>(); // guarded by lock, as all below
    private long accepted;
    private long written;
    private boolean failing;
    private boolean closed;

    /** @param name of the thread, and in the log */
    public WriteBehind(String name, int capacity, BatchWriter<T> writer) {
        this(name, capacity, writer, PATIENCE);
    }

    /** @param patience how long {@link #put} waits for room */
    public WriteBehind(String name, int capacity, BatchWriter<T> writer, Duration patience) {
        this.name = name;
        this.capacity = capacity;
        this.writer = writer;
        this.patience = patience;
        thread = LastingThread.of(name, this::run);
        thread.start();
    }

    /** Takes an item while the queue is less than three quarters full; false when it was not taken. Never waits. */
    public boolean offer(T item) {
        lock.lock();
        try {
            if (closed || waiting.size() >= capacity - capacity / 4) {
                return false;
            }
            take(item);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes an item, if need be after waiting a moment for room; false when it was not taken. */
    public boolean put(T item) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.size() >= capacity && !failing && !closed && left > 0) {
                left = went.awaitNanos(left);
            }
            if (closed || waiting.size() >= capacity) {
                return false;
            }
            take(item);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void take(T item) {
        waiting.add(item);
        accepted++;
        came.signal();
    }

    /** Waits until everything that was taken so far is written; false when the time was not enough. */
    public boolean flush(Duration time) {
        lock.lock();
        try {
            long wanted = accepted;
            long left = time.toNanos();
            while (written < wanted && left > 0) {
                left = went.awaitNanos(left);
            }
            return written >= wanted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** How many items are not written yet. */
    public long size() {
        lock.lock();
        try {
            return accepted - written;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the last attempt to write failed. */
    public boolean isFailing() {
        lock.lock();
        try {
            return failing;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        boolean goOn = true;
        while (goOn) {
            List<T> batch = next();
            if (batch.isEmpty()) {
                rest();
                goOn = !isClosed();
            } else {
                goOn = writeWhole(batch);
            }
        }
    }

    /** What waits, or nothing after a second or at the end. */
    private List<T> next() {
        lock.lock();
        try {
            long left = PAUSE.toNanos();
            while (waiting.isEmpty() && !closed && left > 0) {
                left = came.awaitNanos(left);
            }
            List<T> batch = new ArrayList<>(Math.min(waiting.size(), MOST_AT_ONCE));
            while (batch.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            return batch;
        } catch (InterruptedException e) {
            closed = true; // nobody but close() knows this thread
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private boolean writeWhole(List<T> batch) {
        while (!attempt(batch)) {
            boolean closing = !pause();
            if (closing && !attempt(batch)) {
                LOG.error("{}: {} items were not written before the end", name, size());
                return false;
            }
            if (closing) {
                return true;
            }
        }
        return true;
    }

    private boolean attempt(List<T> batch) {
        Throwable failure = null;
        try {
            writer.write(batch);
        } catch (Exception | Error e) { // whatever a writer throws: the batch must not be lost
            failure = e;
        }
        lock.lock();
        try {
            if (failure == null) {
                written += batch.size();
                if (failing) {
                    LOG.info("{}: writing works again", name);
                }
            } else if (!failing) {
                LOG.error("{}: writing fails, and is tried again every second", name, failure);
            }
            failing = failure != null;
            went.signalAll();
            return failure == null;
        } finally {
            lock.unlock();
        }
    }

    /** False when there is no time for another attempt. */
    private boolean pause() {
        lock.lock();
        try {
            long left = PAUSE.toNanos();
            while (left > 0 && !closed) {
                left = came.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void rest() {
        try {
            writer.rest();
        } catch (Exception e) { // as above
            LOG.warn("{}: what is left for quiet moments failed", name, e);
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more and writes what is there, for ten seconds at most. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            came.signalAll();
            went.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(LAST_CALL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            thread.interrupt();
        }
    }
}
