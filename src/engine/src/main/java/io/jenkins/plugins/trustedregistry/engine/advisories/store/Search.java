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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One lookup over the files of a generation. What it has read once it remembers: packages of an image share their records. */
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

    Lookup of(Collection<PackageQuery> queries) {
        List<Match> matches = new ArrayList<>();
        List<Undecided> undecided = new ArrayList<>();
        for (PackageQuery query : queries) {
            Findings findings = new Findings(query, facts);
            for (SharedFile file : sources(query)) {
                judge(query, file, findings);
            }
            matches.addAll(findings.matches());
            undecided.addAll(findings.undecided());
        }
        DataAge age = new DataAge(
                asked.stream().map(file -> Generation.age(file.data())).toList());
        return new Lookup(number, age, matches, undecided, new TreeSet<>(uncovered));
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

    private void judge(PackageQuery query, SharedFile file, Findings findings) {
        List<String> releases = releases(query, file);
        if (releases.isEmpty()) {
            return;
        }
        String name = Ecosystem.parse(query.ecosystem()).packageName(query.name());
        file.read(opened -> {
            for (String release : releases) {
                Judge judge = judges.computeIfAbsent(release, Judge::new);
                Map<Long, Judged> byRecord = new LinkedHashMap<>();
                for (DataFile.Row row : opened.affected(release, name)) {
                    Judged judged = new Judged(row.affected(), judge.judge(row.affected(), query.version()));
                    if (judged.isSafe() || isOfItsStream(query, row, file, opened)) {
                        byRecord.merge(row.advisory(), judged, Judged::and);
                    }
                }
                for (Map.Entry<Long, Judged> each : byRecord.entrySet()) {
                    Judged judged = each.getValue();
                    if (!judged.isSafe()) {
                        findings.add(advisory(file, opened, each.getKey()), judged.affected, judged.judgement);
                    }
                }
            }
            return true;
        });
    }

    private boolean isOfItsStream(PackageQuery query, DataFile.Row row, SharedFile file, DataFile opened)
            throws SQLException {
        boolean modular = row.affected().isOfModule();
        String summary = modular && !query.module().isEmpty()
                ? advisory(file, opened, row.advisory()).summary()
                : "";
        return ModuleStreams.concerns(modular, summary, query.version(), query.module());
    }

    private StoredAdvisory advisory(SharedFile file, DataFile opened, long id) throws SQLException {
        Map<Long, StoredAdvisory> known = read.computeIfAbsent(file, any -> new HashMap<>());
        StoredAdvisory found = known.get(id);
        if (found == null) {
            found = opened.advisory(id);
            known.put(id, found);
        }
        return found;
    }

    /** What one record says of the package, all its mentions together. */
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
