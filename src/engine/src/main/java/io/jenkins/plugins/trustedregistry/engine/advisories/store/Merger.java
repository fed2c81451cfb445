// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Advisory;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Cvss;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Fix;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Rating;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Reference;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Match;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvSeverity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the records about one vulnerability together. Those that are about it alone come before notices about several, whose severity
 * is that of the worst.
 */
final class Merger {
    private static final int MOST_REFERENCES = 60;

    private final String vulnerability;
    private final List<Findings.Hit> hits;
    private final Facts facts;

    Merger(String vulnerability, List<Findings.Hit> hits, Facts facts) {
        this.vulnerability = vulnerability;
        this.hits = hits.stream()
                .sorted(Comparator.comparing((Findings.Hit hit) ->
                                Math.max(1, hit.stored().standsFor().size()))
                        .thenComparing(hit -> hit.stored().id()))
                .toList();
        this.facts = facts;
    }

    Match match(PackageQuery query) {
        List<StoredAdvisory> records = hits.stream().map(Findings.Hit::stored).toList();
        List<String> names = Aliases.others(vulnerability, records);
        Advisory advisory = new Advisory(
                vulnerability,
                names,
                records.stream().map(StoredAdvisory::id).toList(),
                records.stream()
                        .map(StoredAdvisory::summary)
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse(""),
                rating(),
                references(records),
                records.stream().flatMap(each -> each.published().stream()).min(Comparator.naturalOrder()),
                records.stream().map(StoredAdvisory::modified).max(Comparator.<Instant>naturalOrder()),
                facts.exploited(vulnerability),
                facts.forecast(vulnerability));
        return new Match(query, advisory, fix());
    }

    /** The first record that rates it decides; scores of the others, and of other ecosystems, complete it. */
    private Rating rating() {
        Rating first = Rating.NONE;
        Rating ofNotice = Rating.NONE;
        Map<String, Cvss> scores = new LinkedHashMap<>();
        for (Findings.Hit hit : hits) {
            List<OsvSeverity> said = new ArrayList<>(hit.affected().severities());
            said.addAll(hit.stored().severities());
            Rating rating = facts.rater().rate(said, hit.stored().id());
            if (hit.stored().standsFor().size() > 1) {
                ofNotice = ofNotice.severity() == Severity.UNKNOWN ? rating : ofNotice;
                continue;
            }
            first = first.severity() == Severity.UNKNOWN ? rating : first;
            rating.cvss().forEach(score -> scores.putIfAbsent(score.version(), score));
        }
        if (scores.isEmpty()) {
            Rating elsewhere = facts.rating(vulnerability);
            elsewhere.cvss().forEach(score -> scores.putIfAbsent(score.version(), score));
            first = first.severity() == Severity.UNKNOWN ? elsewhere : first;
        }
        Rating best = first.severity() == Severity.UNKNOWN ? ofNotice : first;
        List<Cvss> all = scores.isEmpty() ? best.cvss() : new ArrayList<>(scores.values());
        return new Rating(
                best.severity(),
                all.stream()
                        .sorted(Comparator.comparing(Cvss::version).reversed())
                        .toList(),
                best.word(),
                best.source());
    }

    private Fix fix() {
        Set<String> versions = new LinkedHashSet<>();
        hits.forEach(hit -> versions.addAll(hit.judgement().fixes()));
        return new Fix(new ArrayList<>(versions));
    }

    private static List<Reference> references(List<StoredAdvisory> records) {
        Map<String, Reference> references = new LinkedHashMap<>();
        records.forEach(record -> record.references().forEach(each -> references.putIfAbsent(each.url(), each)));
        return references.values().stream().limit(MOST_REFERENCES).toList();
    }
}
