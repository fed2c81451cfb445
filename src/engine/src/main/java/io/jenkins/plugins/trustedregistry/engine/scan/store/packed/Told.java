// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store.packed;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Advisory;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Fix;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Rating;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Lookup;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Match;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Undecided;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;

/** A finding on its way into its table. */
public record Told(PackageQuery affected, Advisory about, Fix fix, String undecided, String json, String hash) {
    private static final int HASH_LENGTH = 32;

    /** What a lookup says, what is certain before what is not. */
    public static Stream<Told> of(Lookup lookup) {
        return Stream.concat(
                lookup.matches().stream().map(Told::of),
                lookup.undecided().stream().map(Told::of));
    }

    /** How many there are, all of one package. */
    public static Counts counts(Collection<Told> all) {
        Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        int undecided = 0;
        for (Told each : all) {
            if (each.undecided.isEmpty()) {
                bySeverity.merge(each.about.severity(), 1, Integer::sum);
            } else {
                undecided++;
            }
        }
        return new Counts(bySeverity, undecided, 0, 0);
    }

    public static Told of(Finding finding) {
        return of(
                finding.affected(),
                finding.advisory(),
                finding.fix(),
                finding.undecided().orElse(""));
    }

    private static Told of(Match match) {
        return of(match.query(), match.advisory(), match.fix(), "");
    }

    private static Told of(Undecided open) {
        Advisory named = new Advisory(
                open.advisory(),
                List.of(),
                List.of(),
                "",
                Rating.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return of(open.query(), named, Fix.NONE, open.reason());
    }

    private static Told of(PackageQuery affected, Advisory about, Fix fix, String undecided) {
        String json = Documents.write(new Documents.Told(about, fix));
        String hash = Digest.of((json + undecided).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, HASH_LENGTH);
        return new Told(affected, about, fix, undecided, json, hash);
    }

    public String advisory() {
        return about.id();
    }

    public Set<String> names() {
        Set<String> names = new TreeSet<>(about.aliases());
        names.addAll(about.records());
        names.add(about.id());
        return names;
    }

    public Update bindTo(Update update) {
        return update.bind("advisory", about.id())
                .bind("severity", Ranks.of(about.severity()))
                .bind("fixable", fix.isAvailable())
                .bind("undecided", undecided)
                .bind("hash", hash)
                .bind("document", Packed.pack(json));
    }

    public Finding finding(Instant now) {
        return new Finding(
                affected,
                about,
                fix,
                Optional.of(undecided).filter(text -> !text.isEmpty()),
                now,
                fix.isAvailable() ? Optional.of(now) : Optional.empty());
    }
}
