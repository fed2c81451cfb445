// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.SomeRepository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.query.Packages;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Newer advisories over inventories that are stored. */
class RematchTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    private Path folder;

    private final List<Event> told = new ArrayList<>();
    private TestAdvisories advisories;
    private Catalog catalog;
    private ScanTables tables;
    private ScanParts parts;
    private TestParts made;
    private long repository;

    @BeforeEach
    void open() throws Exception {
        advisories = new TestAdvisories(folder);
        catalog = Catalog.on(database, Clock.systemUTC());
        made = TestParts.of(database, catalog, advisories.generations(), (event, actor) -> told.add(event), folder);
        parts = made.parts();
        tables = parts.tables();
        repository = SomeRepository.in(catalog, RepositoryName.parse("technology/test"), Instant.EPOCH)
                .id();
    }

    @AfterEach
    void close() {
        made.close();
        advisories.close();
    }

    private static Component component(String name, String version) {
        return new Component(
                "deb",
                "debian",
                name,
                version,
                "pkg:deb/debian/" + name + "@" + version,
                Optional.empty(),
                List.of("MIT"),
                0,
                List.of(),
                Optional.empty());
    }

    /** An image with these packages, scanned before any advisories were there. */
    private Digest image(String name, List<Component> components) {
        byte[] content = ("{\"schemaVersion\":2,\"name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        MediaType type = MediaType.parse("application/vnd.example+json");
        Digest digest = Digest.of(content);
        catalog.manifests()
                .put(
                        repository,
                        new StoredManifest(digest, type, content),
                        ManifestParser.parse(content, type),
                        List.of(),
                        "nigel");
        Inventory inventory = new Inventory(
                Optional.of(new Distribution("debian", "12", "", "bookworm", List.of(), "", "")),
                components,
                List.of());
        ScannedImage scanned = new ScannedImage("linux/amd64", List.of(new ImageLayer("", 1, "")), inventory, "");
        tables.images()
                .save(
                        digest,
                        scanned,
                        Packages.of(inventory),
                        id -> tables.results().complete(repository, digest, id));
        return digest;
    }

    private JobOutcome rematch(Optional<String> checkpoint) {
        return new RematchWork(parts).run(new Run(checkpoint));
    }

    private int critical(Digest digest) {
        return tables.results().find(repository, digest).orElseThrow().counts().of(Severity.CRITICAL);
    }

    private static Osv critical(String cve, String name, String fixed) {
        return Osv.record("DEBIAN-" + cve)
                .upstream(cve)
                .cvss3("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                .affects("Debian:12", name, "0", fixed);
    }

    @Test
    void tellsOfImagesThatGotWorseAndOfNoOthers() throws Exception {
        Digest bad = image("bad", List.of(component("zlib", "1"), component("bash", "5")));
        Digest good = image("good", List.of(component("zlib", "2")));
        advisories.archive("Debian", critical("CVE-2022-37434", "zlib", "2"));

        JobOutcome outcome = rematch(Optional.empty());

        assertThat(outcome.figures()).containsEntry("worse", 1L).containsEntry("packages", 3L);
        assertThat(critical(bad)).isEqualTo(1);
        assertThat(critical(good)).isZero();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).type()).isEqualTo(EventType.SCAN_WORSENED);
        assertThat(told.get(0).contents().toString()).contains(bad.toString()).contains("1 more");
        assertThat(rematch(Optional.empty()).figures()).containsEntry("packages", 0L);
    }

    @Test
    void forgetsWhatTheAdvisoriesNoLongerSay() throws Exception {
        Digest image = image("one", List.of(component("zlib", "1")));
        advisories.archive("Debian", critical("CVE-2022-37434", "zlib", "2"));
        rematch(Optional.empty());
        advisories.archive("Debian", critical("CVE-2022-37434", "zlib", "1"));
        told.clear();

        rematch(Optional.empty());

        assertThat(critical(image)).isZero();
        assertThat(told).singleElement().extracting(Event::type).isEqualTo(EventType.SCAN_IMPROVED);
        assertThat(told.get(0).contents().toString()).contains("1 fewer");
        assertThat(tables.findings()
                        .of(tables.images().find(image).orElseThrow().id()))
                .isEmpty();
    }

    @Test
    void countsEverythingWhereItWasInterrupted() throws Exception {
        Digest image = image("one", List.of(component("zlib", "1")));
        advisories.archive("Debian", critical("CVE-2022-37434", "zlib", "2"));
        new Matcher(advisories.generations(), tables).match(image); // as far as the process came before it was killed
        assertThat(critical(image)).isZero();

        rematch(Optional.of("begun"));

        assertThat(critical(image)).isEqualTo(1);
        assertThat(told).hasSize(1);
    }

    /** Ten thousand images of two hundred packages each; what it took is printed, not asserted. */
    @Test
    @Tag("slow")
    void matchesTenThousandInventories() throws Exception {
        List<Digest> images = new ArrayList<>();
        for (int from = 0; from < 10_000; from += 250) {
            int begin = from;
            database.change(handle -> {
                for (int i = begin; i < begin + 250; i++) {
                    List<Component> components = new ArrayList<>();
                    for (int p = 0; p < 200; p++) { // of each package 25 versions: 5000 different ones
                        components.add(component("package" + p, "1." + (i * 7 + p) % 25));
                    }
                    images.add(image("image" + i, components));
                }
            });
        }
        List<Osv> records = new ArrayList<>();
        for (int p = 0; p < 200; p++) {
            for (int c = 0; c < 5; c++) {
                records.add(critical("CVE-2024-" + (10_000 + p * 10 + c), "package" + p, "1." + (5 + c * 4)));
            }
        }
        advisories.archive("Debian", records.toArray(Osv[]::new));

        long start = System.nanoTime();
        JobOutcome first = rematch(Optional.empty());
        long all = System.nanoTime() - start;
        records.add(critical("CVE-2025-1", "package1", "1.20"));
        advisories.archive("Debian", records.toArray(Osv[]::new));
        start = System.nanoTime();
        JobOutcome second = rematch(Optional.empty());
        long update = System.nanoTime() - start;

        System.out.println("10000 inventories, 5000 packages: first match "
                + Duration.ofNanos(all).toMillis() + " ms (" + first.sentence() + "), one more advisory "
                + Duration.ofNanos(update).toMillis() + " ms (" + second.sentence() + ")");
        assertThat(first.figures()).containsEntry("packages", 5000L).containsEntry("worse", 10_000L);
        assertThat(second.figures()).containsEntry("changed", 20L).containsEntry("worse", 8_000L);
        assertThat(critical(images.get(0))).isPositive();
    }

    /** A job that nobody stops. */
    private record Run(Optional<String> checkpoint) implements JobRun {
        @Override
        public long id() {
            return 1;
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of();
        }

        @Override
        public void save(String text) {
            // the test says itself what was saved
        }

        @Override
        public void progress(JobProgress now) {
            // nobody looks
        }

        @Override
        public void log(String sentence) {
            // nobody reads
        }

        @Override
        public void proceed() {
            // on and on
        }

        @Override
        public void rest(Duration time) {
            throw new IllegalStateException("A match never rests");
        }
    }
}
