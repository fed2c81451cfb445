// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.fact;

import java.util.Map;
import java.util.Set;

/**
 * What a scan found.
 *
 * @param unknown why nothing can be said, as a sentence; empty when it was scanned, as a whole
 * @param counts findings that count, by severity in the words of the API
 * @param undecided findings of which it can't be said whether they hold; counted nowhere else
 * @param uncovered packages of which nothing is known, for want of advisories
 * @param data how old the data is that these rest on, as the end of a sentence: {@code , by vulnerability data of ...}
 * @param components names of what is inside, as people write them; empty unless they were asked for
 * @param licences of the components, in small letters; empty unless they were asked for
 * @param unlicensed components that name no licence
 */
public record ScanFacts(
        String unknown,
        Map<String, Integer> counts,
        int undecided,
        int uncovered,
        String data,
        Set<String> components,
        Set<String> licences,
        int unlicensed) {

    public ScanFacts {
        counts = Map.copyOf(counts);
        components = Set.copyOf(components);
        licences = Set.copyOf(licences);
    }

    /** Nothing can be said. */
    public static ScanFacts unknown(String why) {
        return new ScanFacts(why, Map.of(), 0, 0, "", Set.of(), Set.of(), 0);
    }

    public boolean isKnown() {
        return unknown.isEmpty();
    }
}
