// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The room of a namespace, or of one repository in it, is nearly or wholly used up.
 *
 * @param repository whose quota it is; empty: the namespace's
 * @param used bytes, or whatever the quota counts, and so is {@code limit}
 */
public record QuotaEvent(
        EventType type, NamespaceName owner, Optional<RepositoryName> repository, long used, long limit)
        implements Event {
    private static final Set<EventType> TYPES = EnumSet.of(EventType.QUOTA_WARNING, EventType.QUOTA_EXCEEDED);

    public QuotaEvent {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " is no type of a QuotaEvent");
        }
    }

    @Override
    public Optional<NamespaceName> namespace() {
        return Optional.of(owner);
    }

    @Override
    public Map<String, Object> contents() {
        return Contents.none()
                .with("namespace", owner.name())
                .with("repository", repository.map(RepositoryName::rest))
                .with("used", used)
                .with("limit", limit)
                .facts();
    }

    @Override
    public String location() {
        return repository.map(Contents::location).orElse("/api/v1/namespaces/" + owner);
    }
}
