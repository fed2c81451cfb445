// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.lookup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How old the data is: shown wherever a verdict is. One entry for each source; none when nothing was ever imported. */
public record DataAge(List<Source> sources) {
    /** Lists that say something about vulnerabilities, not about packages: alone they are no data. */
    public static final String EXPLOITED = "kev";

    public static final String FORECASTS = "epss";

    public DataAge {
        sources = List.copyOf(sources);
    }

    /** Whether any data about packages is there. */
    public boolean present() {
        return sources.stream().anyMatch(each -> !each.isList());
    }

    /** The oldest of the sources, which decides whether the data is too old; empty without data about packages. */
    public Optional<Source> oldest() {
        return present() ? sources.stream().min(Comparator.comparing(Source::asOf)) : Optional.empty();
    }

    /** From when the data is, in one moment: that of the oldest source. */
    public Optional<Instant> asOf() {
        return oldest().map(Source::asOf);
    }

    /**
     * One source.
     *
     * @param name what was imported: {@code Debian}, {@code Maven}, ...
     * @param asOf when this state of the data was published; where nobody said, when its newest record was changed
     * @param imported when it came into this registry
     * @param advisories how many records it holds
     */
    public record Source(String name, Instant asOf, Instant imported, long advisories) {
        boolean isList() {
            return name.equals(EXPLOITED) || name.equals(FORECASTS);
        }
    }
}
