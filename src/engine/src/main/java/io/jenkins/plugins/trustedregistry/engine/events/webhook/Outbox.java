// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SortableId;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.Happening;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.events.queue.WriteBehind;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what happened and keeps it for those who want to know. It waits in a queue of 10,000 for one thread that writes many in one
 * transaction. When it comes faster than it can be written, pulls are let go first and counted; for everything else the request
 * waits up to a second.
 */
final class Outbox implements Publisher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int CAPACITY = 10_000;
    private static final Set<EventType> PULLS = EnumSet.of(EventType.TAG_PULL, EventType.MANIFEST_PULL);

    private final Subscriptions subscriptions;
    private final Staged staged;
    private final Payload payload;
    private final InstantSource clock;
    private final SecureRandom random;
    private final WriteBehind<Addressed> queue;
    private final AtomicLong lost = new AtomicLong();

    /** What happened, and who wants to know. */
    private record Addressed(Happening happening, List<Webhook> to) {}

    /** @param written called when something to send was written */
    Outbox(
            Subscriptions subscriptions,
            Staged staged,
            DeliveryTable table,
            Payload payload,
            InstantSource clock,
            SecureRandom random,
            Runnable written) {
        this.subscriptions = subscriptions;
        this.staged = staged;
        this.payload = payload;
        this.clock = clock;
        this.random = random;
        queue = new WriteBehind<>("registry-outbox", CAPACITY, batch -> {
            table.add(batch.stream().flatMap(each -> deliveries(each).stream()).toList());
            written.run();
        });
    }

    @Override
    public void publish(Event event, String actor) {
        if (event.type() == EventType.REPO_CREATED) {
            subscriptions.reload(); // perhaps it came back from the trash, or has the name of one that lies there
        }
        List<Webhook> to = staged.mayKnow(subscriptions.wanting(event), event);
        if (!to.isEmpty()) {
            Instant now = clock.instant();
            Addressed addressed = new Addressed(new Happening(SortableId.of(now, random), now, actor, event), to);
            boolean taken = PULLS.contains(event.type()) ? queue.offer(addressed) : queue.put(addressed);
            if (!taken) {
                lost.incrementAndGet();
                LOG.warn("Webhooks are not told of {}: events come faster than they can be written", event.type());
            }
        }
        if (event.type() == EventType.REPO_DELETED) {
            subscriptions.reload(); // its webhooks are silent, or went with it
        }
    }

    private List<Delivery> deliveries(Addressed addressed) {
        return addressed.to().stream()
                .map(webhook -> delivery(webhook, addressed.happening()))
                .toList();
    }

    Delivery delivery(Webhook webhook, Happening happening) {
        String id = SortableId.of(happening.at(), random);
        return new Delivery(
                id,
                webhook.id(),
                id,
                happening.event().type().name(),
                payload.of(happening, webhook.wish().format()),
                webhook.wish().format().contentType(),
                Delivery.State.PENDING,
                happening.at(),
                0,
                happening.at(),
                Optional.empty());
    }

    /** The same once more, as a delivery of its own that the receiver knows by the same id. */
    Delivery again(Delivery delivery) {
        Instant now = clock.instant();
        return new Delivery(
                SortableId.of(now, random),
                delivery.webhook(),
                delivery.message(),
                delivery.type(),
                delivery.body(),
                delivery.contentType(),
                Delivery.State.PENDING,
                now,
                0,
                now,
                Optional.empty());
    }

    long waiting() {
        return queue.size();
    }

    AtomicLong lost() {
        return lost;
    }

    boolean isFailing() {
        return queue.isFailing();
    }

    boolean flush(Duration time) {
        return queue.flush(time);
    }

    /** Writes what waits. */
    @Override
    public void close() {
        queue.close();
    }
}
