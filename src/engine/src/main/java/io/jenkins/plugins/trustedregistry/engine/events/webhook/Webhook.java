// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who wants to be told. Its secret is not here: it is shown once, when it is made.
 *
 * @param failingSince when the first of the attempts failed after which none succeeded
 * @param disabledReason why the registry switched it off; empty when it did not
 */
public record Webhook(
        String id,
        WebhookScope scope,
        Wish wish,
        boolean active,
        Instant createdAt,
        String createdBy,
        Optional<Instant> lastSuccessfulAt,
        Optional<Instant> failingSince,
        Optional<String> disabledReason) {

    /** What somebody can choose about a webhook. */
    public record Wish(URI url, Set<EventType> types, PayloadFormat format, Trust trust) {
        public Wish {
            types = Set.copyOf(types);
        }
    }

    boolean wants(Event event) {
        return wish.types().contains(event.type()) && scope.covers(event);
    }
}
