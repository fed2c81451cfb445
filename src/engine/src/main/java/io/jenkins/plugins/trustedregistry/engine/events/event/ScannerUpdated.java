// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;
import java.util.Optional;

/**
 * The vulnerability database was updated.
 *
 * @param version of the database now
 * @param advisories how many it has
 */
public record ScannerUpdated(String version, long advisories) implements Event {
    @Override
    public EventType type() {
        return EventType.SCANNER_UPDATE_COMPLETED;
    }

    @Override
    public Optional<RepositoryName> repository() {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> contents() {
        return Contents.none()
                .with("version", version)
                .with("advisories", advisories)
                .facts();
    }

    @Override
    public String location() {
        return "";
    }
}
