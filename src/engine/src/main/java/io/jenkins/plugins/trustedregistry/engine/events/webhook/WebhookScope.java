// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Optional;

/** Whose events a webhook tells. */
public sealed interface WebhookScope {

    /** One repository's. */
    record OfRepository(RepositoryName name) implements WebhookScope {
        @Override
        public boolean covers(Event event) {
            return event.repository().equals(Optional.of(name));
        }

        @Override
        public boolean allows(EventType type) {
            return type.concerns() == EventType.Concerns.REPOSITORY;
        }

        @Override
        public String toString() {
            return "repository:" + name;
        }
    }

    /** All of an organization or a user. */
    record OfNamespace(NamespaceName name) implements WebhookScope {
        @Override
        public boolean covers(Event event) {
            return event.namespace().equals(Optional.of(name));
        }

        @Override
        public boolean allows(EventType type) {
            return type.concerns() == EventType.Concerns.REPOSITORY || type.concerns() == EventType.Concerns.NAMESPACE;
        }

        @Override
        public String toString() {
            return "namespace:" + name;
        }
    }

    /** Everything. */
    record OfRegistry() implements WebhookScope {
        @Override
        public boolean covers(Event event) {
            return true;
        }

        @Override
        public boolean allows(EventType type) {
            return type.concerns() != EventType.Concerns.NOBODY;
        }

        @Override
        public String toString() {
            return "registry";
        }
    }

    boolean covers(Event event);

    /** Whether somebody with the say over this may be told of such events. */
    boolean allows(EventType type);
}
