// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem.ModuleStreams;
import io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem.Releases;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Lookup;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Match;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Undecided;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvAffected;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.StoredAdvisory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One lookup over the files of a generation. Each record is read once: packages of an image share them. */
final class Search {
    private final long number;
    private final Map<String, SharedFile> files = new LinkedHashMap<>();
    private final Map<Asked, Where> places = new HashMap<>();
    private final Map<SharedFile, Map<Long, StoredAdvisory>> read = new HashMap<>();
    private final Facts facts;
    private final Set<SharedFile> asked = new LinkedHashSet<>();
    private final Set<String> uncovered = new TreeSet<>();

    Search(long number, List<SharedFile> files, Facts facts) {
        this.number = number;
        files.forEach(file -> this.files.put(file.data().source(), file));
        this.facts = facts;
    }

    /** First everything is judged, which takes little of each record; then what was found is read, file by file. */
    Lookup of(Collection<PackageQuery> queries) {
        Map<PackageQuery, List<Suspicion>> suspicions = new LinkedHashMap<>();
        for (PackageQuery query : new LinkedHashSet<>(queries)) {
            suspicions.put(query, suspicions(query));
        }
        read(suspicions.values());
        List<Match> matches = new ArrayList<>();
        List<Undecided> undecided = new ArrayList<>();
        suspicions.forEach((query, ofPackage) -> {
            if (!ofPackage.isEmpty()) {
                Findings findings = new Findings(query, facts);
                ofPackage.forEach(each -> add(query, each, findings));
                matches.addAll(findings.matches());
                undecided.addAll(findings.undecided());
            }
        });
        DataAge age = new DataAge(
                asked.stream().map(file -> Generation.age(file.data())).toList());
        return new Lookup(number, age, matches, undecided, new TreeSet<>(uncovered));
    }

    private List<Suspicion> suspicions(PackageQuery query) {
        Where where = places.computeIfAbsent(Asked.of(query), any -> where(query));
        String name = where.ecosystem().packageName(query.name());
        List<Suspicion> found = new ArrayList<>();
        for (Holding each : where.files()) {
            Suspicions suspicions = new Suspicions(each, query, name);
            each.file().mentions(where.ecosystem().base(), name, each, suspicions);
            suspicions.addTo(found);
        }
        return found;
    }

    /** Packages that are sought in the same releases of the same files. */
    private record Asked(String ecosystem, String line) {
        static Asked of(PackageQuery query) {
            return new Asked(query.ecosystem(), Releases.line(query.ecosystem(), query.version()));
        }
    }

    /** The files that have what is asked for. */
    private record Where(Ecosystem ecosystem, List<Holding> files) {}

    /** The ecosystem's own source, or else the one of all; and single records. */
    private Where where(PackageQuery query) {
        Ecosystem ecosystem = Ecosystem.parse(query.ecosystem());
        List<Holding> chosen = new ArrayList<>();
        SharedFile main = files.getOrDefault(ecosystem.base(), files.get(Sources.ALL));
        boolean covered = false;
        if (main != null && !Sources.isList(main.data().source())) {
            Holding holding = Holding.of(main, query.ecosystem(), query.version());
            covered = !holding.isEmpty();
            chosen.add(holding);
            asked.add(main);
        }
        if (!covered) {
            uncovered.add(query.ecosystem());
        }
        SharedFile single = files.get(Sources.SINGLE);
        if (single != null) {
            chosen.add(Holding.of(single, query.ecosystem(), query.version()));
        }
        return new Where(
                ecosystem, chosen.stream().filter(each -> !each.isEmpty()).toList());
    }

    private void read(Collection<List<Suspicion>> suspicions) {
        Map<SharedFile, SortedSet<Long>> wanted = new LinkedHashMap<>();
        suspicions.forEach(ofPackage -> ofPackage.forEach(each ->
                wanted.computeIfAbsent(each.file(), any -> new TreeSet<>()).add(each.record())));
        wanted.forEach((file, records) -> read.put(file, file.advisories(records)));
    }

    private void add(PackageQuery query, Suspicion suspicion, Findings findings) {
        StoredAdvisory stored = Objects.requireNonNull(
                read.getOrDefault(suspicion.file(), Map.of()).get(suspicion.record()));
        Suspicion.Judged all = null;
        boolean safe = true;
        for (Suspicion.Judged each : suspicion.mentions()) {
            if (each.isSafe() || isOfItsStream(query, each.affected(), stored)) {
                all = all == null ? each : all.and(each);
                safe &= each.isSafe();
            }
        }
        if (all != null && !safe) {
            findings.add(stored, all.affected(), all.judgement());
        }
    }

    private static boolean isOfItsStream(PackageQuery query, OsvAffected affected, StoredAdvisory stored) {
        return ModuleStreams.concerns(affected.isOfModule(), stored.summary(), query.version(), query.module());
    }
}
