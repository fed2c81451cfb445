// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.finding;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many findings there are of each severity, without those that are suppressed. A vulnerability counts once for each package that
 * has it, however many components were built from that package.
 *
 * @param bySeverity every severity, the least first
 * @param undecided findings of which it can't be said whether they hold; never to be taken for safe, counted nowhere else
 * @param suppressed findings that somebody answers for
 * @param uncovered packages of which nothing is known, because no advisories of their ecosystem were imported
 */
public record Counts(Map<Severity, Integer> bySeverity, int undecided, int suppressed, int uncovered) {
    public static final Counts NONE = new Counts(Map.of(), 0, 0, 0);

    public Counts {
        Map<Severity, Integer> all = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            all.put(severity, bySeverity.getOrDefault(severity, 0));
        }
        bySeverity = Collections.unmodifiableMap(all);
    }

    public int of(Severity severity) {
        return bySeverity.getOrDefault(severity, 0);
    }

    public int total() {
        return bySeverity.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether there is more of any severity, whatever there is less of. */
    public boolean hasMoreThan(Counts before) {
        for (Severity severity : Severity.values()) {
            if (of(severity) > before.of(severity)) {
                return true;
            }
        }
        return undecided > before.undecided;
    }

    /** The order of the worst: by the number of the worst severity, then of the next. */
    public int compareBadness(Counts other) {
        Severity[] severities = Severity.values();
        for (int i = severities.length - 1; i >= 0; i--) {
            int difference = Integer.compare(of(severities[i]), other.of(severities[i]));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(undecided, other.undecided);
    }

    /** With the words of the API, the worst first. */
    public Map<String, Integer> words() {
        Map<String, Integer> words = new LinkedHashMap<>();
        Severity[] severities = Severity.values();
        for (int i = severities.length - 1; i >= 0; i--) {
            words.put(severities[i].toString(), of(severities[i]));
        }
        return words;
    }
}
