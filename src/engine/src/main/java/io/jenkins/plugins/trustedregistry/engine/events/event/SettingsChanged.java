// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody has changed settings of the registry. Their values are not told.
 *
 * @param block the part of the settings
 * @param keys what of it has another value now, each with the block before it
 */
public record SettingsChanged(String block, List<String> keys) implements Event {
    public SettingsChanged {
        keys = List.copyOf(keys);
    }

    @Override
    public EventType type() {
        return EventType.SETTINGS_CHANGED;
    }

    @Override
    public Optional<RepositoryName> repository() {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> contents() {
        return Contents.none().with("block", block).with("keys", keys).facts();
    }

    @Override
    public String location() {
        return "/api/v1/settings/" + block;
    }
}
