// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with the data.
 *
 * @param generation 0 before the first import
 * @param oldAfterDays after how many days data counts as old
 */
public record Status(long generation, int oldAfterDays, List<Source> sources) {
    public Status {
        sources = List.copyOf(sources);
    }

    /**
     * One source: what is there, and what the settings want.
     *
     * @param online whether the settings say to fetch it
     * @param data empty when there is none
     * @param checked when it was last tried to update it
     * @param problem why that failed; empty when it did not
     * @param old whether what is there is older than it should be
     */
    public record Source(
            String name,
            boolean online,
            Optional<SourceData> data,
            Optional<Instant> checked,
            Optional<String> problem,
            boolean old) {}
}
