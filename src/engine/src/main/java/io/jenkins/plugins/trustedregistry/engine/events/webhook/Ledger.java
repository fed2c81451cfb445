// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what an attempt means for its delivery and its webhook, and writes that down. */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Database database;
    private final DeliveryTable deliveries;
    private final Patience patience;
    private final InstantSource settled;
    private final Runnable switchedOff;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    /** An attempt that has ended. */
    record Ended(Webhook webhook, Delivery delivery, Delivery.Attempt attempt) {}

    /**
     * @param settled the time for switching off what has failed for days, which no jump of the clock hurries
     * @param switchedOff called when a webhook was switched off
     */
    Ledger(
            Database database,
            DeliveryTable deliveries,
            Patience patience,
            InstantSource settled,
            Runnable switchedOff) {
        this.database = database;
        this.deliveries = deliveries;
        this.patience = patience;
        this.settled = settled;
        this.switchedOff = switchedOff;
    }

    AtomicLong delivered() {
        return delivered;
    }

    AtomicLong failed() {
        return failed;
    }

    void write(List<Ended> batch) {
        boolean[] off = new boolean[1];
        database.change(handle -> {
            for (Ended ended : batch) {
                deliveries.update(handle, after(ended));
                off[0] |= noteOnWebhook(handle, ended);
            }
        });
        for (Ended ended : batch) {
            (ended.attempt().isSuccess() ? delivered : failed).incrementAndGet();
        }
        if (off[0]) {
            switchedOff.run();
        }
    }

    /** The delivery as the attempt leaves it. */
    Delivery after(Ended ended) {
        Delivery delivery = ended.delivery();
        int attempts = delivery.attempts() + 1;
        Instant now = ended.attempt().at();
        Optional<Instant> next = ended.attempt().isSuccess() ? Optional.empty() : patience.next(attempts, now);
        Delivery.State state = ended.attempt().isSuccess()
                ? Delivery.State.DELIVERED
                : next.isPresent() ? Delivery.State.PENDING : Delivery.State.FAILED;
        return new Delivery(
                delivery.id(),
                delivery.webhook(),
                delivery.message(),
                delivery.type(),
                delivery.body(),
                delivery.contentType(),
                state,
                delivery.createdAt(),
                attempts,
                next.orElse(now),
                Optional.of(ended.attempt()));
    }

    /** Whether the webhook was switched off by this. */
    private boolean noteOnWebhook(Handle handle, Ended ended) {
        String id = ended.webhook().id();
        Instant at = ended.attempt().at();
        if (ended.attempt().isSuccess()) {
            handle.createUpdate("UPDATE webhook SET last_successful_at = :at, failing_since = NULL WHERE id = :id")
                    .bind("at", at.toEpochMilli())
                    .bind("id", id)
                    .execute();
            return false;
        }
        Instant failedAt = settled.instant();
        handle.createUpdate("UPDATE webhook SET failing_since = :at WHERE id = :id AND failing_since IS NULL")
                .bind("at", failedAt.toEpochMilli())
                .bind("id", id)
                .execute();
        Optional<Instant> since = handle.createQuery("SELECT failing_since FROM webhook WHERE id = :id AND active")
                .bind("id", id)
                .mapTo(Long.class)
                .findFirst()
                .map(Instant::ofEpochMilli);
        if (since.isEmpty() || !patience.isOver(since.get(), failedAt)) {
            return false;
        }
        String reason = "Switched off, because nothing was delivered for "
                + patience.settings().disableAfterDays()
                + " days. The last problem: " + ended.attempt().problem().orElse("")
                + " Put it right, try it with a test,"
                + " and switch the webhook on again.";
        handle.createUpdate("UPDATE webhook SET active = :off, disabled_reason = :reason WHERE id = :id")
                .bind("off", false)
                .bind("reason", reason)
                .bind("id", id)
                .execute();
        deliveries.giveUp(handle, id, "It was not sent: the webhook was switched off.");
        LOG.warn(
                "Webhook {} of {} was switched off, because nothing was delivered for days",
                id,
                ended.webhook().scope());
        return true;
    }
}
