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
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.StoredAdvisory;
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
        this.hits = new ArrayList<>(hits);
        if (hits.size() > 1) {
            this.hits.sort(Comparator.comparing((Findings.Hit hit) ->
                            Math.max(1, hit.stored().standsFor().size()))
                    .thenComparing(hit -> hit.stored().id()));
        }
        this.facts = facts;
    }

    Match match(PackageQuery query) {
        List<StoredAdvisory> records = new ArrayList<>(hits.size());
        hits.forEach(hit -> records.add(hit.stored()));
        Advisory advisory = new Advisory(
                vulnerability,
                Aliases.others(vulnerability, records),
                records.stream().map(StoredAdvisory::id).toList(),
                summary(records),
                rating(),
                references(records),
                records.stream().flatMap(each -> each.published().stream()).min(Comparator.naturalOrder()),
                records.stream().map(StoredAdvisory::modified).max(Comparator.<Instant>naturalOrder()),
                facts.exploited(vulnerability),
                facts.forecast(vulnerability));
        return new Match(query, advisory, fix());
    }

    private static String summary(List<StoredAdvisory> records) {
        for (StoredAdvisory each : records) {
            if (!each.summary().isBlank()) {
                return each.summary();
            }
        }
        return "";
    }

    /** The first record that rates it decides; scores of the others, and of other ecosystems, complete it. */
    private Rating rating() {
        Rating first = Rating.NONE;
        Rating ofNotice = Rating.NONE;
        Map<String, Cvss> scores = new LinkedHashMap<>();
        for (Findings.Hit hit : hits) {
            Rating rating = facts.rater().rate(said(hit), hit.stored().id());
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
        List<Cvss> all = new ArrayList<>(scores.isEmpty() ? best.cvss() : scores.values());
        if (all.size() > 1) {
            all.sort(Comparator.comparing(Cvss::version).reversed());
        }
        return new Rating(best.severity(), all, best.word(), best.source());
    }

    private static List<OsvSeverity> said(Findings.Hit hit) {
        if (hit.affected().severities().isEmpty()) {
            return hit.stored().severities();
        }
        List<OsvSeverity> said = new ArrayList<>(hit.affected().severities());
        said.addAll(hit.stored().severities());
        return said;
    }

    private Fix fix() {
        List<String> first = hits.get(0).judgement().fixes();
        if (hits.size() == 1 && first.size() <= 1) {
            return new Fix(first);
        }
        Set<String> versions = new LinkedHashSet<>();
        hits.forEach(hit -> versions.addAll(hit.judgement().fixes()));
        return new Fix(new ArrayList<>(versions));
    }

    private static List<Reference> references(List<StoredAdvisory> records) {
        if (records.size() == 1) {
            return records.get(0).references();
        }
        Map<String, Reference> references = new LinkedHashMap<>();
        records.forEach(record -> record.references().forEach(each -> references.putIfAbsent(each.url(), each)));
        return references.values().stream().limit(MOST_REFERENCES).toList();
    }
}
