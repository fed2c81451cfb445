// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.subject;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge.Source;
import java.util.Collections;
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
    public DataFacts {
        uncovered = Collections.unmodifiableMap(new TreeMap<>(uncovered));
    }

    /** Whether any advisories about packages are there. */
    public boolean present() {
        return age.present();
    }

    public Optional<Source> source(String name) {
        return age.sources().stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
