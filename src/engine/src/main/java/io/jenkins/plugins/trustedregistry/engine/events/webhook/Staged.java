// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.Unpublished;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * Keeps from webhooks what happens to images that a running build has staged: only those of the registry are told, which are its
 * administrators' affair. The others hear of the images when they are published, as of a push.
 */
final class Staged {
    private final Repositories repositories;
    private final Unpublished unpublished;

    Staged(Repositories repositories, Unpublished unpublished) {
        this.repositories = repositories;
        this.unpublished = unpublished;
    }

    /** Those of them that may be told. */
    List<Webhook> mayKnow(List<Webhook> wanting, Event event) {
        return wanting.isEmpty() || !isStaged(event)
                ? wanting
                : wanting.stream()
                        .filter(webhook -> webhook.scope() instanceof WebhookScope.OfRegistry)
                        .toList();
    }

    private boolean isStaged(Event event) {
        Optional<Repository> repository = event.digests().isEmpty()
                ? Optional.empty()
                : event.repository().flatMap(repositories::find);
        return repository.isPresent()
                && event.digests().stream()
                        .anyMatch(digest -> unpublished.hides(repository.get().id(), digest, Optional.empty()));
    }
}
