// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.ExploitForecast;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.KnownExploited;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Rating;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvSeverity;
import io.jenkins.plugins.trustedregistry.engine.advisories.rating.Ratings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a whole generation knows of a vulnerability, beside the records that concern a package. Remembers what it has read lately. For
 * several threads at once, as long as somebody holds the files.
 */
final class Facts {
    private static final int ENTRY = 250; // bytes of a name and what is known of it, about
    private static final long MOST_BYTES = 2L << 20;

    private final List<SharedFile> files;
    private final Optional<SharedFile> kev;
    private final Optional<SharedFile> epss;
    private final Ratings rater = new Ratings();
    private final Recent<String, Rating> ratings = new Recent<>(MOST_BYTES, rating -> ENTRY);
    private final Recent<String, Optional<KnownExploited>> exploited = new Recent<>(MOST_BYTES, entry -> ENTRY);

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
        return kev.flatMap(file -> known(exploited, cve, name -> file.read(opened -> opened.exploited(name))));
    }

    Optional<ExploitForecast> forecast(String cve) {
        return epss.flatMap(file -> file.forecast(cve));
    }

    /** What some record of another ecosystem says of it: only scores, for words are about packages. */
    Rating rating(String vulnerability) {
        return known(ratings, vulnerability, this::readRating);
    }

    private static <T> T known(Recent<String, T> recent, String name, Function<String, T> reader) {
        return recent.get(name).orElseGet(() -> {
            T read = reader.apply(name);
            recent.put(name, read);
            return read;
        });
    }

    private Rating readRating(String vulnerability) {
        return files.stream()
                .filter(file -> !Sources.isList(file.data().source()))
                .flatMap(file -> file.read(opened -> opened.named(vulnerability)).stream())
                .filter(record -> record.standsFor().size() <= 1)
                .map(record -> rater.rate(
                        record.severities().stream()
                                .filter(OsvSeverity::isScore)
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
