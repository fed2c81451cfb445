// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.ExploitForecast;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.KnownExploited;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Rating;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.rating.Ratings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the whole generation knows of a vulnerability, beside the records that concern a package. Remembers what it has read. */
final class Facts {
    private final List<SharedFile> files;
    private final Optional<SharedFile> kev;
    private final Optional<SharedFile> epss;
    private final Ratings rater = new Ratings();
    private final Map<String, Rating> ratings = new HashMap<>();
    private final Map<String, Optional<KnownExploited>> exploited = new HashMap<>();
    private final Map<String, Optional<ExploitForecast>> forecasts = new HashMap<>();

    Facts(List<SharedFile> files) {
        this.files = List.copyOf(files);
        this.kev = of(files, Sources.KEV);
        this.epss = of(files, Sources.EPSS);
    }

    private static Optional<SharedFile> of(List<SharedFile> files, String source) {
        return files.stream()
                .filter(file -> file.data().source().equals(source))
                .findFirst();
    }

    /** Rates, and remembers scores. */
    Ratings rater() {
        return rater;
    }

    Optional<KnownExploited> exploited(String cve) {
        return kev.flatMap(file -> exploited.computeIfAbsent(cve, name -> file.read(opened -> opened.exploited(name))));
    }

    Optional<ExploitForecast> forecast(String cve) {
        return epss.flatMap(file -> forecasts.computeIfAbsent(cve, name -> file.read(opened -> opened.forecast(name))));
    }

    /** What some record of another ecosystem says of it: only scores, for words are about packages. */
    Rating rating(String vulnerability) {
        return ratings.computeIfAbsent(vulnerability, this::readRating);
    }

    private Rating readRating(String vulnerability) {
        return files.stream()
                .filter(file -> !Sources.isList(file.data().source()))
                .flatMap(file -> file.read(opened -> opened.named(vulnerability)).stream())
                .filter(record -> record.standsFor().size() <= 1)
                .map(record -> rater.rate(
                        record.severities().stream()
                                .filter(severity -> severity.type().startsWith("CVSS"))
                                .toList(),
                        record.id()))
                .filter(rating -> rating.severity() != Severity.UNKNOWN)
                .max(Comparator.comparing((Rating rating) -> rating.cvss().isEmpty()
                                ? ""
                                : rating.cvss().get(0).version())
                        .thenComparing(Rating::source, Comparator.reverseOrder()))
                .orElse(Rating.NONE);
    }
}
