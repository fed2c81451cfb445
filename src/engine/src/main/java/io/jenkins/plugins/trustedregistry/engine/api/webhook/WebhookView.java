// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.webhook;

import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Delivery;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.SigningSecret;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Webhook;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Webhooks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A webhook as the API shows it.
 *
 * @param scope {@code repository:NAME}, {@code namespace:NAME} or {@code registry}
 * @param secret only in the answer to the call that made or changed it
 * @param warning what is unsafe about it
 */
record WebhookView(
        String id,
        String scope,
        String url,
        List<String> types,
        boolean active,
        String format,
        boolean ownAuthority,
        boolean skipVerification,
        Optional<String> secret,
        Instant createdAt,
        String createdBy,
        Optional<Instant> lastSuccessfulAt,
        Optional<Instant> failingSince,
        Optional<String> disabledReason,
        Optional<String> warning) {
    private static final String UNSAFE =
            "The certificate of the server is not checked: whoever is between it and the registry can"
                    + " read and change what is sent. Give the authority that signed it instead.";

    static WebhookView of(Webhook webhook) {
        return of(webhook, Optional.empty());
    }

    static WebhookView of(Webhooks.Made made) {
        return of(made.webhook(), made.secret().map(SigningSecret::text));
    }

    private static WebhookView of(Webhook webhook, Optional<String> secret) {
        boolean skips = webhook.wish().trust().skipVerification();
        return new WebhookView(
                webhook.id(),
                webhook.scope().toString(),
                webhook.wish().url().toString(),
                webhook.wish().types().stream().map(EventType::name).sorted().toList(),
                webhook.active(),
                webhook.wish().format().toString(),
                !webhook.wish().trust().authorities().isEmpty(),
                skips,
                secret,
                webhook.createdAt(),
                webhook.createdBy(),
                webhook.lastSuccessfulAt(),
                webhook.failingSince(),
                webhook.disabledReason(),
                skips ? Optional.of(UNSAFE) : Optional.empty());
    }

    /** A delivery in the list: without what was sent. */
    record DeliveryView(
            String id,
            String message,
            String type,
            String state,
            Instant createdAt,
            int attempts,
            Optional<Instant> nextAttemptAt,
            Optional<Instant> attemptedAt,
            Optional<Long> tookMillis,
            Optional<Integer> status,
            Optional<String> problem) {

        static DeliveryView of(Delivery delivery) {
            Optional<Delivery.Attempt> last = delivery.last();
            return new DeliveryView(
                    delivery.id(),
                    delivery.message(),
                    delivery.type(),
                    delivery.state().toString(),
                    delivery.createdAt(),
                    delivery.attempts(),
                    delivery.state() == Delivery.State.PENDING ? Optional.of(delivery.nextAt()) : Optional.empty(),
                    last.filter(each -> delivery.attempts() > 0).map(Delivery.Attempt::at),
                    last.filter(each -> delivery.attempts() > 0)
                            .map(attempt -> attempt.took().toMillis()),
                    last.flatMap(attempt -> attempt.status().isPresent()
                            ? Optional.of(attempt.status().getAsInt())
                            : Optional.empty()),
                    last.flatMap(Delivery.Attempt::problem));
        }
    }

    /** A delivery with what was sent and the beginning of what was answered. */
    record WholeDelivery(
            @com.fasterxml.jackson.annotation.JsonUnwrapped DeliveryView delivery,
            String contentType,
            String body,
            String response) {

        static WholeDelivery of(Delivery delivery) {
            return new WholeDelivery(
                    DeliveryView.of(delivery),
                    delivery.contentType(),
                    delivery.body(),
                    delivery.last().map(Delivery.Attempt::response).orElse(""));
        }
    }
}
