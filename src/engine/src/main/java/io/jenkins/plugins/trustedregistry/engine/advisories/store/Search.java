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
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.Judge;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.Judgement;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvAffected;
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
    private final Map<String, Judge> judges = new HashMap<>();
    private final Map<SharedFile, Map<Long, StoredAdvisory>> read = new HashMap<>();
    private final Facts facts;
    private final Set<SharedFile> asked = new LinkedHashSet<>();
    private final Set<String> uncovered = new TreeSet<>();

    Search(long number, List<SharedFile> files) {
        this.number = number;
        files.forEach(file -> this.files.put(file.data().source(), file));
        this.facts = new Facts(files);
    }

    /** First everything is judged, which takes little of each record; then what was found is read, file by file. */
    Lookup of(Collection<PackageQuery> queries) {
        Map<PackageQuery, List<Suspicion>> suspicions = new LinkedHashMap<>();
        for (PackageQuery query : new LinkedHashSet<>(queries)) {
            List<Suspicion> ofPackage = new ArrayList<>();
            suspicions.put(query, ofPackage);
            for (SharedFile file : sources(query)) {
                judge(query, file, ofPackage);
            }
        }
        read(suspicions.values());
        List<Match> matches = new ArrayList<>();
        List<Undecided> undecided = new ArrayList<>();
        suspicions.forEach((query, ofPackage) -> {
            Findings findings = new Findings(query, facts);
            ofPackage.forEach(each -> add(query, each, findings));
            matches.addAll(findings.matches());
            undecided.addAll(findings.undecided());
        });
        DataAge age = new DataAge(
                asked.stream().map(file -> Generation.age(file.data())).toList());
        return new Lookup(number, age, matches, undecided, new TreeSet<>(uncovered));
    }

    /**
     * A record that may concern a package.
     *
     * @param mentions what it says of the package: several times, where it has several lines of versions
     */
    private record Suspicion(SharedFile file, long record, List<Judged> mentions) {}

    private void read(Collection<List<Suspicion>> suspicions) {
        Map<SharedFile, SortedSet<Long>> wanted = new LinkedHashMap<>();
        suspicions.forEach(ofPackage -> ofPackage.forEach(each ->
                wanted.computeIfAbsent(each.file(), any -> new TreeSet<>()).add(each.record())));
        wanted.forEach((file, records) -> read.put(file, file.read(opened -> opened.advisories(records))));
    }

    private void add(PackageQuery query, Suspicion suspicion, Findings findings) {
        StoredAdvisory stored = Objects.requireNonNull(
                read.getOrDefault(suspicion.file(), Map.of()).get(suspicion.record()));
        Judged all = null;
        boolean safe = true;
        for (Judged each : suspicion.mentions()) {
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

    /** The ecosystem's own source, or else the one of all; and single records. */
    private List<SharedFile> sources(PackageQuery query) {
        String base = Ecosystem.parse(query.ecosystem()).base();
        List<SharedFile> chosen = new ArrayList<>();
        SharedFile main = files.getOrDefault(base, files.get(Sources.ALL));
        if (main == null || releases(query, main).isEmpty()) {
            uncovered.add(query.ecosystem());
        }
        if (main != null && !Sources.isList(main.data().source())) {
            chosen.add(main);
            asked.add(main);
        }
        SharedFile single = files.get(Sources.SINGLE);
        if (single != null) {
            chosen.add(single);
        }
        return chosen;
    }

    private static List<String> releases(PackageQuery query, SharedFile file) {
        return Releases.of(query.ecosystem(), query.version(), file.ecosystems());
    }

    private void judge(PackageQuery query, SharedFile file, List<Suspicion> suspicions) {
        List<String> releases = releases(query, file);
        if (releases.isEmpty()) {
            return;
        }
        String name = Ecosystem.parse(query.ecosystem()).packageName(query.name());
        file.read(opened -> {
            for (String release : releases) {
                Judge judge = judges.computeIfAbsent(release, Judge::new);
                Map<Long, List<Judged>> byRecord = new LinkedHashMap<>();
                for (DataFile.Row row : opened.affected(release, name, query.version())) {
                    byRecord.computeIfAbsent(row.advisory(), any -> new ArrayList<>(1))
                            .add(new Judged(row.affected(), judge.judge(row.affected(), query.version())));
                }
                byRecord.forEach((record, mentions) -> {
                    if (!mentions.stream().allMatch(Judged::isSafe)) {
                        suspicions.add(new Suspicion(file, record, mentions));
                    }
                });
            }
            return true;
        });
    }

    /** What one record says of the package, in one of its mentions or all of them together. */
    private record Judged(OsvAffected affected, Judgement judgement) {
        boolean isSafe() {
            return judgement.outcome() == Judgement.Outcome.SAFE;
        }

        Judged and(Judged other) {
            boolean mine = judgement.outcome().compareTo(other.judgement.outcome()) >= 0;
            return new Judged(mine ? affected : other.affected, judgement.and(other.judgement));
        }
    }
}
