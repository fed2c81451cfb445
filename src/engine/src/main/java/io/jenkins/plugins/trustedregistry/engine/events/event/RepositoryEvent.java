// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A repository was made, changed or deleted.
 *
 * @param visibility {@code public} or {@code private}; of a deleted one, as far as it is known
 */
public record RepositoryEvent(EventType type, RepositoryName name, Optional<String> visibility) implements Event {
    private static final Set<EventType> TYPES =
            EnumSet.of(EventType.REPO_CREATED, EventType.REPO_UPDATED, EventType.REPO_DELETED);

    public RepositoryEvent {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " is no type of a RepositoryEvent");
        }
    }

    @Override
    public Optional<RepositoryName> repository() {
        return Optional.of(name);
    }

    @Override
    public Map<String, Object> contents() {
        return Contents.of(name).with("visibility", visibility).facts();
    }

    @Override
    public String location() {
        return Contents.location(name);
    }
}
