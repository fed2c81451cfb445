// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.rating;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Cvss;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Rating;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvSeverity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rates. Remembers the scores of vectors: records share few thousands of them, and counting one takes longer than reading a record. For
 * several threads at once.
 */
public final class Ratings {
    private static final String MALICIOUS_ID = "MAL-";
    private static final String MALICIOUS = "malicious";
    private static final int MOST_SCORES = 20_000;

    private final Map<String, Optional<Cvss>> scores = new ConcurrentHashMap<>();

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
        List<Cvss> said = scores(severities);
        String word = source.startsWith(MALICIOUS_ID) ? MALICIOUS : word(severities);
        Severity severity = Severity.UNKNOWN;
        if (!word.isEmpty()) {
            severity = Words.meaning(word);
        } else if (!said.isEmpty()) {
            severity = Severity.ofScore(said.get(0).score());
        }
        return severity == Severity.UNKNOWN ? Rating.NONE : new Rating(severity, said, word, source);
    }

    /** Each once, the newest version first. */
    private List<Cvss> scores(List<OsvSeverity> severities) {
        List<Cvss> said = new ArrayList<>(2);
        for (OsvSeverity each : severities) {
            if (each.isScore()) {
                score(each.score()).filter(score -> !said.contains(score)).ifPresent(said::add);
            }
        }
        if (said.size() > 1) {
            said.sort(Comparator.comparing(Cvss::version).reversed());
        }
        return said;
    }

    private Optional<Cvss> score(String vector) {
        Optional<Cvss> known = scores.get(vector);
        if (known != null) {
            return known;
        }
        if (scores.size() >= MOST_SCORES) {
            scores.clear(); // of data that is not as data is
        }
        Optional<Cvss> read = CvssVectors.read(vector);
        scores.put(vector, read);
        return read;
    }

    /** The first that says something; else empty. */
    private static String word(List<OsvSeverity> severities) {
        for (OsvSeverity each : severities) {
            if (!each.isScore() && Words.meaning(each.score()) != Severity.UNKNOWN) {
                return each.score();
            }
        }
        return "";
    }
}
