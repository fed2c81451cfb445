// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.rating;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Cvss;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Rating;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvSeverity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rates. Remembers the scores of vectors: records share few thousands of them, and counting one takes longer than reading a record. */
public final class Ratings {
    private static final String MALICIOUS_ID = "MAL-";
    private static final OsvSeverity MALICIOUS = new OsvSeverity(OsvSeverity.WORD, "malicious");

    private final Map<String, Optional<Cvss>> scores = new HashMap<>();

    /** Of one record. */
    public static Rating of(List<OsvSeverity> severities, String source) {
        return new Ratings().rate(severities, source);
    }

    /**
     * What a record says. Its word counts before its scores: who ships a package knows whether it can be reached there.
     *
     * @param source the record's id; of malicious packages it is all that says how bad they are
     */
    public Rating rate(List<OsvSeverity> severities, String source) {
        List<Cvss> said = severities.stream()
                .filter(severity -> severity.type().startsWith("CVSS"))
                .flatMap(severity -> scores.computeIfAbsent(severity.score(), CvssVectors::read).stream())
                .distinct()
                .sorted(Comparator.comparing(Cvss::version).reversed())
                .toList();
        Optional<OsvSeverity> words = source.startsWith(MALICIOUS_ID)
                ? Optional.of(MALICIOUS)
                : severities.stream()
                        .filter(severity -> !severity.type().startsWith("CVSS"))
                        .filter(severity -> Words.meaning(severity.score()) != Severity.UNKNOWN)
                        .findFirst();
        String word = words.map(OsvSeverity::score).orElse("");
        Severity severity = words.map(OsvSeverity::score)
                .map(Words::meaning)
                .or(() -> said.stream().findFirst().map(Cvss::score).map(Severity::ofScore))
                .orElse(Severity.UNKNOWN);
        return severity == Severity.UNKNOWN ? Rating.NONE : new Rating(severity, said, word, source);
    }
}
