// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Advisory;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.ExploitForecast;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Fix;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.KnownExploited;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Rating;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.DataFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.ImageTimes;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Signed;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A subject to judge, scanned and without any fault until something is added. */
public final class SomeImage {
    public static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    public static final Digest DIGEST = Digest.of(new byte[] {1});
    public static final Digest INDEX = Digest.of(new byte[] {2});

    private final List<Finding> findings = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private final List<DataAge.Source> sources = new ArrayList<>();
    private Map<String, Integer> uncovered = Map.of();
    private ScanFacts scan = new ScanFacts(Optional.of(NOW), 1, "", 0, List.of());
    private ImageTimes times = ImageTimes.UNKNOWN;
    private Signed signed = Signed.BY_NOBODY;
    private Kind kind = Kind.IMAGE;

    private SomeImage() {}

    /** With advisories of today. */
    public static SomeImage clean() {
        return new SomeImage().data("Debian", 0);
    }

    public static SomeImage unknown() {
        return new SomeImage();
    }

    public SomeImage data(String source, int daysOld) {
        sources.add(new DataAge.Source(source, daysAgo(daysOld), NOW, 10));
        return this;
    }

    public SomeImage uncovered(Map<String, Integer> packages) {
        uncovered = packages;
        return this;
    }

    public static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    /** A finding in libx 1, public for 10 days, found for 5, with a fix for 3 where it has one. */
    public SomeImage with(String id, Severity severity, boolean fixable) {
        return with(finding(id, severity, fixable, Optional.empty(), Optional.empty()));
    }

    public SomeImage exploited(String id, boolean ransomware) {
        return with(finding(
                id,
                Severity.HIGH,
                false,
                Optional.of(new KnownExploited(LocalDate.EPOCH, Optional.empty(), ransomware)),
                Optional.empty()));
    }

    public SomeImage likely(String id, double score) {
        return with(
                finding(id, Severity.HIGH, false, Optional.empty(), Optional.of(new ExploitForecast(score, score))));
    }

    public SomeImage undecided(String id) {
        Finding certain = finding(id, Severity.UNKNOWN, false, Optional.empty(), Optional.empty());
        return with(new Finding(
                certain.affected(),
                certain.advisory(),
                Fix.NONE,
                Optional.of("The version can't be compared."),
                certain.foundAt(),
                Optional.empty()));
    }

    private SomeImage with(Finding finding) {
        findings.add(finding);
        return this;
    }

    private static Finding finding(
            String id,
            Severity severity,
            boolean fixable,
            Optional<KnownExploited> exploited,
            Optional<ExploitForecast> forecast) {
        return new Finding(
                new PackageQuery("Debian:12", "libx", "1"),
                new Advisory(
                        id,
                        List.of("GHSA-" + id),
                        List.of("DEBIAN-" + id),
                        "",
                        new Rating(severity, List.of(), "", ""),
                        List.of(),
                        Optional.of(daysAgo(10)),
                        Optional.empty(),
                        exploited,
                        forecast),
                fixable ? new Fix(List.of("2")) : Fix.NONE,
                Optional.empty(),
                daysAgo(5),
                fixable ? Optional.of(daysAgo(3)) : Optional.empty());
    }

    public SomeImage component(String type, String namespace, String name, String version, String... licences) {
        String place = namespace.isEmpty() ? name : namespace + "/" + name;
        components.add(new Component(
                type,
                namespace,
                name,
                version,
                "pkg:" + type + "/" + place + "@" + version,
                Optional.empty(),
                List.of(licences),
                0,
                List.of(),
                Optional.empty()));
        return this;
    }

    public SomeImage scan(ScanFacts facts) {
        scan = facts;
        return this;
    }

    public SomeImage times(Optional<Instant> built, Optional<Instant> base) {
        times = new ImageTimes(built, base);
        return this;
    }

    public SomeImage signed(Signed proof) {
        signed = proof;
        return this;
    }

    public SomeImage kind(Kind other) {
        kind = other;
        return this;
    }

    public Subject subject() {
        return at(NOW);
    }

    public Subject at(Instant now) {
        return new Subject(
                "technology/test:v1",
                Optional.of(RepositoryName.parse("technology/test")),
                DIGEST,
                List.of(Tag.parse("v1")),
                List.of(INDEX),
                kind,
                "linux/amd64",
                scan,
                findings,
                components,
                times,
                new DataFacts(7, new DataAge(sources), uncovered),
                signed,
                now);
    }
}
