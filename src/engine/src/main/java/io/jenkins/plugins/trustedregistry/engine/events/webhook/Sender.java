// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SecretBox;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundAnswer;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundPost;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Signs a delivery and sends it, once. */
final class Sender {
    private final OutboundClient client;
    private final SecretBox box;
    private final Duration timeout;
    private final InstantSource clock;

    Sender(OutboundClient client, SecretBox box, Duration timeout, InstantSource clock) {
        this.client = client;
        this.box = box;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Always completes with an attempt, never with an exception. */
    CompletableFuture<Delivery.Attempt> send(Webhook webhook, String closedSecret, Delivery delivery) {
        Instant now = clock.instant();
        SigningSecret secret;
        try {
            secret = new SigningSecret(box.open(closedSecret, webhook.id()));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return CompletableFuture.completedFuture(new Delivery.Attempt(
                    now,
                    Duration.ZERO,
                    java.util.OptionalInt.empty(),
                    "",
                    Optional.of(String.valueOf(e.getMessage()))));
        }
        OutboundPost post = new OutboundPost(
                webhook.wish().url(),
                webhook.wish().trust(),
                Map.of(
                        "webhook-id", delivery.message(),
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature", secret.sign(delivery.message(), now, delivery.body()),
                        "trusted-registry-event", delivery.type(),
                        "trusted-registry-delivery", delivery.id()),
                delivery.contentType(),
                delivery.body(),
                timeout);
        return client.post(post).thenApply(answer -> attempt(now, answer));
    }

    private static Delivery.Attempt attempt(Instant at, OutboundAnswer answer) {
        return new Delivery.Attempt(at, answer.took(), answer.status(), answer.beginning(), answer.problem());
    }
}
