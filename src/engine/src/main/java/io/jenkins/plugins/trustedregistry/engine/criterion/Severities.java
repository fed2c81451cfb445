// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.ScanFacts;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which findings are counted together. Docker Trusted Registry knew critical, major and minor: here major is high and medium, and minor
 * is low and negligible.
 */
enum Severities {
    CRITICAL("critical"),
    HIGH("high"),
    MEDIUM("medium"),
    LOW("low"),
    NEGLIGIBLE("negligible"),
    UNKNOWN("unknown"),
    MAJOR("high", "medium"),
    MINOR("low", "negligible"),
    /** All of them. */
    VULNERABILITIES("critical", "high", "medium", "low", "negligible", "unknown");

    private final Set<String> counted;

    Severities(String... counted) {
        this.counted = Set.of(counted);
    }

    static Optional<Severities> parse(String word) {
        if (word.equals("all")) {
            return Optional.of(VULNERABILITIES);
        }
        for (Severities each : values()) {
            if (each.toString().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    int of(ScanFacts scan) {
        return counted.stream()
                .mapToInt(word -> scan.counts().getOrDefault(word, 0))
                .sum();
    }

    /** As a sentence names so many of them. */
    String say(String number) {
        return this == VULNERABILITIES ? number + " vulnerabilities" : number + " " + this + " vulnerabilities";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
