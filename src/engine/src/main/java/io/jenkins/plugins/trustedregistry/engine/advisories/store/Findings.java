// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Match;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Undecided;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.Judgement;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvAffected;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.StoredAdvisory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was found about one package, each vulnerability once, whatever its records are called. */
final class Findings {
    private static final Comparator<Match> WORST_FIRST = Comparator.comparing(
                    (Match match) -> match.advisory().severity())
            .reversed()
            .thenComparing(match -> match.advisory().id());

    private final PackageQuery query;
    private final Facts facts;
    private final Map<String, Hit> hits = new LinkedHashMap<>(); // by the record's id

    Findings(PackageQuery query, Facts facts) {
        this.query = query;
        this.facts = facts;
    }

    /** Of records with the same id in two sources the one that was changed last counts. */
    void add(StoredAdvisory stored, OsvAffected affected, Judgement judgement) {
        Hit known = hits.get(stored.id());
        if (known == null || known.stored.modified().isBefore(stored.modified())) {
            hits.put(stored.id(), new Hit(stored, affected, judgement));
        } else if (known.stored.modified().equals(stored.modified())) {
            hits.put(stored.id(), new Hit(stored, known.affected, known.judgement.and(judgement)));
        }
    }

    List<Match> matches() {
        List<Match> matches = new ArrayList<>();
        grouped(Judgement.Outcome.AFFECTED)
                .forEach((name, ofOne) -> matches.add(new Merger(name, ofOne, facts).match(query)));
        matches.sort(WORST_FIRST);
        return matches;
    }

    /** Those that no other record decides. */
    List<Undecided> undecided() {
        if (hits.values().stream().noneMatch(hit -> hit.judgement.outcome() == Judgement.Outcome.UNDECIDED)) {
            return List.of();
        }
        Set<String> decided = grouped(Judgement.Outcome.AFFECTED).keySet();
        return grouped(Judgement.Outcome.UNDECIDED).entrySet().stream()
                .filter(each -> !decided.contains(each.getKey()))
                .map(each -> new Undecided(
                        query, each.getKey(), each.getValue().get(0).judgement.reason()))
                .toList();
    }

    private Map<String, List<Hit>> grouped(Judgement.Outcome outcome) {
        Aliases aliases =
                new Aliases(hits.values().stream().map(hit -> hit.stored).toList());
        Map<String, List<Hit>> groups = new TreeMap<>();
        for (Hit hit : hits.values()) {
            if (hit.judgement.outcome() == outcome) {
                aliases.vulnerabilities(hit.stored)
                        .forEach(name -> groups.computeIfAbsent(name, any -> new ArrayList<>())
                                .add(hit));
            }
        }
        return groups;
    }

    /** A record that is not safe for the package. */
    record Hit(StoredAdvisory stored, OsvAffected affected, Judgement judgement) {}
}
