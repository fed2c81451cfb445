// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody pressed the test button of a webhook.
 *
 * @param webhook its id
 */
public record TestEvent(String webhook) implements Event {
    @Override
    public EventType type() {
        return EventType.TEST;
    }

    @Override
    public Optional<RepositoryName> repository() {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> contents() {
        return Contents.none()
                .with("webhook", webhook)
                .with("message", "This is a test: somebody wants to know whether this webhook works.")
                .facts();
    }

    @Override
    public String location() {
        return "/api/v1/webhooks/" + webhook;
    }
}
