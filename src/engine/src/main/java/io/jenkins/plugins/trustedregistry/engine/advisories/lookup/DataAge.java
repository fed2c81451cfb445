// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.lookup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How old the data is: shown wherever a verdict is. One entry for each source; none when nothing was ever imported. */
public record DataAge(List<Source> sources) {
    public DataAge {
        sources = List.copyOf(sources);
    }

    /** The oldest of the sources, which decides whether the data is too old; empty without data. */
    public Optional<Source> oldest() {
        return sources.stream().min(Comparator.comparing(Source::asOf));
    }

    /**
     * One source.
     *
     * @param name what was imported: {@code Debian}, {@code Maven}, ...
     * @param asOf when this state of the data was published; where nobody said, when its newest record was changed
     * @param imported when it came into this registry
     * @param advisories how many records it holds
     */
    public record Source(String name, Instant asOf, Instant imported, long advisories) {}
}
