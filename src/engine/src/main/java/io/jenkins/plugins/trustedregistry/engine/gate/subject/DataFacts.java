// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.subject;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge.Source;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of vulnerabilities at all.
 *
 * @param generation of the newest advisories; 0: none were ever imported
 * @param age how old they are
 * @param uncovered ecosystems of the image of which there are no advisories, with the number of its packages
 */
public record DataFacts(long generation, DataAge age, Map<String, Integer> uncovered) {
    /** The lists, which say nothing about packages. */
    public static final String EXPLOITED = "kev";

    public static final String FORECASTS = "epss";
    public static final DataFacts NONE = new DataFacts(0, new DataAge(List.of()), Map.of());

    public DataFacts {
        uncovered = Collections.unmodifiableMap(new TreeMap<>(uncovered));
    }

    /** Whether any advisories about packages are there. */
    public boolean present() {
        return age.sources().stream().anyMatch(each -> !isList(each));
    }

    public Optional<Source> source(String name) {
        return age.sources().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static boolean isList(Source source) {
        return source.name().equals(EXPLOITED) || source.name().equals(FORECASTS);
    }
}
