// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.background.LastingThread;
import io.jenkins.plugins.trustedregistry.engine.events.queue.WriteBehind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox. One thread decides, and no thread waits for a receiver. A delivery is under way until what came of it
 * is written, so it is never sent twice at a time; a crash in between sends it once more after the start.
 */
final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int AT_ONCE_PER_WEBHOOK = 2;
    private static final int AT_ONCE = 256;
    private static final Duration LOOK_AROUND = Duration.ofSeconds(5);
    private static final Duration PURGE = Duration.ofHours(1);

    private final WebhookTable webhooks;
    private final DeliveryTable deliveries;
    private final Sender sender;
    private final Ledger ledger;
    private final InstantSource clock;
    private final InstantSource settled;
    private final Runnable lookAround;
    private final Duration keep;
    private final WriteBehind<Ledger.Ended> results;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Map<String, Set<String>> underWay = new HashMap<>(); // by webhook; guarded by lock, as all below
    private boolean woken;
    private boolean closed;
    private @Nullable Instant lastPurge; // of the thread

    /**
     * @param settled the time for the removal of old deliveries, which no jump of the clock hurries
     * @param lookAround run every few seconds: for what another server on the same database did
     * @param keep how long what ended is kept
     */
    Courier(
            WebhookTable webhooks,
            DeliveryTable deliveries,
            Sender sender,
            Ledger ledger,
            InstantSource clock,
            InstantSource settled,
            Runnable lookAround,
            Duration keep) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.ledger = ledger;
        this.clock = clock;
        this.settled = settled;
        this.lookAround = lookAround;
        this.keep = keep;
        results = new WriteBehind<>("registry-webhook-results", AT_ONCE * 2, this::write);
        thread = LastingThread.of("registry-courier", this::run);
    }

    void start() {
        thread.start();
    }

    /** There is something to send. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    int underWay() {
        lock.lock();
        try {
            return underWay.values().stream().mapToInt(Set::size).sum();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!isClosed()) {
            Duration rest = LOOK_AROUND;
            try {
                rest = sendWhatIsDue();
                lookAround.run();
                purge();
            } catch (RuntimeException e) {
                LOG.warn("What webhooks wait for could not be read; it is tried again in a moment", e);
            }
            sleep(rest);
        }
    }

    /** Until when there is nothing to do, as far as is known. */
    private Duration sendWhatIsDue() {
        Instant now = clock.instant();
        Duration rest = LOOK_AROUND;
        for (Map.Entry<String, Instant> due : deliveries.due().entrySet()) {
            Duration wait = Duration.between(now, due.getValue());
            if (due.getValue().isAfter(now)) {
                rest = wait.compareTo(rest) < 0 ? wait : rest;
            } else {
                sendOf(due.getKey(), now);
            }
        }
        return rest;
    }

    private void sendOf(String id, Instant now) {
        Set<String> mine = underWay(id);
        int room = Math.min(AT_ONCE_PER_WEBHOOK - mine.size(), AT_ONCE - underWay());
        if (room <= 0) {
            return; // an end wakes this thread
        }
        Optional<Webhook> webhook = webhooks.find(id);
        Optional<String> secret = webhooks.secret(id);
        if (webhook.isEmpty() || secret.isEmpty()) {
            return;
        }
        List<Delivery> next = deliveries.due(id, now, mine.size() + room).stream()
                .filter(delivery -> !mine.contains(delivery.id()))
                .limit(room)
                .toList();
        for (Delivery delivery : next) {
            begin(delivery);
            var unused = sender.send(webhook.get(), secret.get(), delivery)
                    .thenAccept(attempt -> end(new Ledger.Ended(webhook.get(), delivery, attempt)));
        }
    }

    private Set<String> underWay(String webhook) {
        lock.lock();
        try {
            return Set.copyOf(underWay.getOrDefault(webhook, Set.of()));
        } finally {
            lock.unlock();
        }
    }

    private void begin(Delivery delivery) {
        lock.lock();
        try {
            underWay.computeIfAbsent(delivery.webhook(), id -> new HashSet<>()).add(delivery.id());
        } finally {
            lock.unlock();
        }
    }

    private void end(Ledger.Ended ended) {
        if (!results.put(ended)) { // closing, or a database that takes nothing: it is sent once more later
            forget(ended);
        }
    }

    private void write(List<Ledger.Ended> batch) {
        ledger.write(batch);
        batch.forEach(this::forget);
        wake();
    }

    private void forget(Ledger.Ended ended) {
        lock.lock();
        try {
            Set<String> left = underWay.getOrDefault(ended.webhook().id(), new HashSet<>());
            left.remove(ended.delivery().id());
            if (left.isEmpty()) {
                underWay.remove(ended.webhook().id());
            }
        } finally {
            lock.unlock();
        }
    }

    private void purge() {
        Instant now = settled.instant();
        Instant last = lastPurge;
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(PURGE))) {
            return;
        }
        lastPurge = now;
        int gone = deliveries.purge(now.minus(keep));
        if (gone > 0) {
            LOG.info("{} old deliveries of webhooks were removed, as the settings say", gone);
        }
    }

    private void sleep(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!woken && !closed && left > 0) {
                left = something.awaitNanos(left);
            }
            woken = false;
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Begins nothing new and writes what has ended; what is under way is sent again after the next start. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            something.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        results.close();
    }
}
