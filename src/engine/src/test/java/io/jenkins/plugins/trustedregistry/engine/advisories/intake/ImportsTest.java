// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportsTest {
    private static final String LOG4J = "org.apache.logging.log4j:log4j-core";

    @TempDir
    private Path folder;

    private TestAdvisories advisories;

    @BeforeEach
    void open() throws IOException {
        advisories = new TestAdvisories(folder, new Limits(1 << 20, 100, 4 << 20, 1000));
        advisories.archive("Maven", Osv.log4shell());
    }

    @AfterEach
    void close() {
        advisories.close();
    }

    private void assertOldDataServes() throws IOException {
        assertThat(advisories.found("Maven", LOG4J, "2.14.1")).containsExactly("CVE-2021-44228");
        assertThat(advisories.generations().newest()).isOne();
        assertThat(files("data")).hasSize(1);
        assertThat(files("work")).isEmpty();
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("advisories").resolve(name))) {
            return files.toList();
        }
    }

    @Test
    void replacesAnEcosystemAndKeepsTheOthers() throws IOException {
        advisories.archive("Debian", Osv.debianZlib());
        advisories.archive(
                "Maven",
                Osv.record("GHSA-4wrc-f8pq-fpqp").affects("Maven", "org.springframework:spring-web", "0", "6.0.0"));
        assertThat(advisories.found("Maven", LOG4J, "2.14.1")).isEmpty();
        assertThat(advisories.found("Maven", "org.springframework:spring-web", "5.3.0"))
                .hasSize(1);
        assertThat(advisories.found("Debian:12", "zlib", "1")).hasSize(1);
        assertThat(files("data")).hasSize(2);
    }

    @Test
    void takesSeveralFilesAtOnceOrNone() throws IOException {
        Delivery debian =
                Delivery.upload(Osv.zip(folder.resolve("d.zip"), Osv.debianZlib()), "d.zip", Optional.empty());
        assertThatThrownBy(() -> advisories.take(debian, advisories.file("bad.txt", "hello")))
                .isInstanceOf(RefusedDataException.class)
                .hasMessageStartingWith("bad.txt was not taken.");
        assertOldDataServes();
        advisories.take(debian, advisories.file("a.json", Osv.alpineZlib().json()));
        assertThat(advisories.generations().newest()).isEqualTo(2);
        assertThat(advisories.generations().sources())
                .extracting(SourceData::source)
                .containsExactly("Debian", "Maven", "single-records");
    }

    @Test
    void findsOutWhichEcosystemAnArchiveIsOf() throws IOException {
        Osv both = Osv.record("GHSA-5crp-9r3c-p9vr")
                .affects("NuGet", "Newtonsoft.Json", "0", "13.0.1")
                .affects("npm", "x", "0");
        Osv one = Osv.record("GHSA-6666-7777-8888").affects("NuGet", "Other", "0", "1.0");
        advisories.take(Delivery.upload(Osv.zip(folder.resolve("n.zip"), both, one), "all.zip", Optional.empty()));
        assertThat(advisories.found("NuGet", "newtonsoft.json", "12.0.3")).hasSize(1);
        assertThat(advisories.lookup("npm", "x", "1.0.0").uncovered()).containsExactly("npm");
    }

    @Test
    void asksWhichEcosystemItIsWhenEachRecordNamesTwo() throws IOException {
        Osv both = Osv.record("GHSA-1-1-1").affects("NuGet", "a", "0").affects("npm", "a", "0");
        Path zip = Osv.zip(folder.resolve("n.zip"), both);
        assertThatThrownBy(() -> advisories.take(Delivery.upload(zip, "all.zip", Optional.empty())))
                .hasMessageContaining("NuGet and npm: say which.");
        advisories.take(Delivery.upload(zip, "all.zip", Optional.of("npm")));
        assertThat(advisories.found("npm", "a", "1.0.0")).hasSize(1);
    }

    @Test
    void refusesAnArchiveOfAnotherEcosystemThanIsSaid() throws IOException {
        Path zip = Osv.zip(folder.resolve("d.zip"), Osv.debianZlib());
        assertThatThrownBy(() -> advisories.take(Delivery.upload(zip, "all.zip", Optional.of("Alpine"))))
                .hasMessageContaining("No record in it is about packages of Alpine, but of Debian");
        assertOldDataServes();
    }

    @Test
    void takesAnArchiveOfAllInPlaceOfTheSingleOnes() throws IOException {
        advisories.take(Delivery.upload(
                Osv.zip(folder.resolve("all.zip"), Osv.debianZlib(), Osv.alpineZlib()), "all.zip", Optional.empty()));
        assertThat(advisories.generations().sources())
                .extracting(SourceData::source)
                .containsExactly("all");
        assertThat(advisories.found("Alpine:v3.16", "zlib", "1.2.12-r1")).hasSize(1);
        advisories.archive(
                "Alpine", Osv.record("ALPINE-CVE-2018-25032").affects("Alpine:v3.16", "zlib", "0", "1.2.12-r0"));
        assertThat(advisories.found("Alpine:v3.16", "zlib", "1.2.12-r1")).isEmpty();
        assertThat(advisories.found("Debian:12", "zlib", "1")).hasSize(1);
    }

    @Test
    void addsSingleRecordsAndKeepsThemThroughUpdates() throws IOException {
        advisories.take(advisories.file(
                "own.json",
                Osv.record("ACME-1")
                        .affects("Maven", "com.acme:lib", "0", "2.0")
                        .json()));
        advisories.take(advisories.file(
                "two.json",
                "["
                        + Osv.record("ACME-2")
                                .affects("Maven", "com.acme:lib", "0", "3.0")
                                .json() + "]"));
        advisories.archive("Maven", Osv.log4shell());
        assertThat(advisories.found("Maven", "com.acme:lib", "1.0")).containsExactly("ACME-1", "ACME-2");
        advisories.take(advisories.file(
                "own.json",
                Osv.record("ACME-1")
                        .modified("2024-05-05T00:00:00Z")
                        .affects("Maven", "com.acme:lib", "0", "0.5")
                        .json()));
        assertThat(advisories.found("Maven", "com.acme:lib", "1.0")).containsExactly("ACME-2");
    }

    @Test
    void keepsTheNewestOfRecordsWithTheSameId() throws IOException {
        advisories.archive(
                "npm",
                Osv.record("GHSA-9").modified("2024-03-01T00:00:00Z").affects("npm", "a", "0", "2.0.0"),
                Osv.record("GHSA-8").affects("npm", "b", "0"));
        Path zip = folder.resolve("dup.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(
                    out,
                    "1.json",
                    Osv.record("GHSA-9")
                            .modified("2024-03-01T00:00:00Z")
                            .affects("npm", "a", "0", "2.0.0")
                            .json());
            put(
                    out,
                    "2.json",
                    Osv.record("GHSA-9")
                            .modified("2024-04-01T00:00:00Z")
                            .affects("npm", "a", "0", "3.0.0")
                            .json());
            put(
                    out,
                    "3.json",
                    Osv.record("GHSA-9")
                            .modified("2024-02-01T00:00:00Z")
                            .affects("npm", "a", "0", "9.0.0")
                            .json());
        }
        advisories.take(Delivery.upload(zip, "all.zip", Optional.of("npm")));
        assertThat(advisories.found("npm", "a", "2.5.0")).hasSize(1);
        assertThat(advisories.found("npm", "a", "3.0.0")).isEmpty();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void refusesAnArchiveThatWasCutOffAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(Osv.zip(folder.resolve("d.zip"), Osv.debianZlib(), Osv.debianNotice()));
        for (int length = 0; length < whole.length; length += 7) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> advisories.take(Delivery.upload(cut, "all.zip", Optional.of("Debian"))))
                    .as("%d bytes", length)
                    .isInstanceOf(RefusedDataException.class);
        }
        assertOldDataServes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"id\":1}",
                "{\"id\":\"X-1\",\"modified\":\"yesterday\"}",
                "{\"id\":\"X-1\"",
                "{\"id\":\"X-1\",\"modified\":\"2024-01-01T00:00:00Z\",\"affected\":{}}"
            })
    void refusesAnArchiveWithoutUsableRecords(String text) throws IOException {
        Path zip = folder.resolve("odd.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "1.json", text);
        }
        assertThatThrownBy(() -> advisories.take(Delivery.upload(zip, "all.zip", Optional.of("Debian"))))
                .isInstanceOf(RefusedDataException.class)
                .hasMessageContaining("No record in it is in OSV's format");
        assertOldDataServes();
    }

    @Test
    void leavesOutAFewBrokenRecordsAndSaysSo() throws IOException {
        Path zip = folder.resolve("few.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "good.json", Osv.debianZlib().json());
            put(out, "bad.json", "{\"id\":");
        }
        Built built = advisories
                .take(Delivery.upload(zip, "all.zip", Optional.of("Debian")))
                .get(0);
        assertThat(built.data().rejected()).isOne();
        assertThat(built.note()).contains("bad.json");
        assertThat(advisories.found("Debian:12", "zlib", "1")).hasSize(1);
    }

    @Test
    void refusesAnArchiveThatIsMostlyBroken() throws IOException {
        Path zip = folder.resolve("many.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "good.json", Osv.debianZlib().json());
            for (int i = 0; i < 30; i++) {
                put(out, i + ".json", "nonsense");
            }
        }
        assertThatThrownBy(() -> advisories.take(Delivery.upload(zip, "all.zip", Optional.of("Debian"))))
                .hasMessageContaining("30 of 31 records can't be read");
        assertOldDataServes();
    }

    @Test
    void stopsReadingABombEarly() throws IOException {
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("1.json"));
            byte[] spaces = new byte[1 << 16];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 2000; i++) {
                out.write(spaces);
            }
            out.closeEntry();
        }
        assertThatThrownBy(() -> advisories.take(Delivery.upload(zip, "all.zip", Optional.of("Debian"))))
                .hasMessageContaining("unpacks to more than is sensible");
        assertOldDataServes();
    }

    @Test
    void stopsReadingManySmallEntriesThatAreLargeTogether() throws IOException {
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < 20; i++) {
                put(out, i + ".txt", " ".repeat(900_000));
            }
        }
        assertThatThrownBy(() -> advisories.take(Delivery.upload(zip, "all.zip", Optional.of("Debian"))))
                .hasMessageContaining("unpacks to more than is sensible");
        assertOldDataServes();
    }

    @Test
    void endsOnAnythingThatWasChangedAtRandom() throws IOException {
        Random random = new Random(1);
        byte[] whole = Files.readAllBytes(Osv.zip(folder.resolve("d.zip"), Osv.debianZlib(), Osv.debianNotice()));
        byte[] record = Osv.log4shell().json().getBytes(StandardCharsets.UTF_8);
        List<String> other = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            byte[] base = i % 2 == 0 ? whole : record;
            byte[] changed = base.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("changed"), changed);
            try {
                advisories.take(
                        Delivery.upload(file, "changed", i % 2 == 0 ? Optional.of("Debian") : Optional.empty()));
            } catch (RefusedDataException e) {
                assertThat(e.getMessage()).contains("changed").hasSizeLessThan(1000);
            } catch (IOException | RuntimeException e) {
                other.add(e.toString());
            }
        }
        assertThat(other).isEmpty();
        assertThat(advisories.found("Maven", LOG4J, "2.14.1")).contains("CVE-2021-44228");
    }

    @Test
    void letsReadersKeepTheGenerationTheyOpened() throws IOException {
        List<PackageQuery> query = List.of(new PackageQuery("Maven", LOG4J, "2.14.1"));
        try (AdvisoryDatabase old = advisories.generations().open()) {
            advisories.archive("Maven", Osv.record("GHSA-x").affects("Maven", "a:b", "0"));
            assertThat(old.lookup(query).matches()).hasSize(1);
            assertThat(old.lookup(query).generation()).isOne();
            assertThat(files("data")).hasSize(2);
        }
        assertThat(files("data")).hasSize(1);
        assertThat(advisories.found("Maven", LOG4J, "2.14.1")).isEmpty();
    }

    @Test
    void tellsListenersOfANewGeneration() throws IOException {
        List<Long> told = new ArrayList<>();
        advisories.generations().onNewGeneration(told::add);
        advisories.archive("Debian", Osv.debianZlib());
        assertThat(told).containsExactly(2L);
    }

    @Test
    void opensAgainWhatWasThere() throws IOException {
        Files.writeString(folder.resolve("advisories/data/Debian-9.db"), "left by a killed process");
        Files.writeString(folder.resolve("advisories/work/Debian.build"), "half");
        try (TestAdvisories again = new TestAdvisories(folder)) {
            assertThat(again.found("Maven", LOG4J, "2.14.1")).containsExactly("CVE-2021-44228");
            assertThat(again.generations().newest()).isOne();
        }
        assertOldDataServes();
    }

    @Test
    void startsWithoutWhatIsDamaged() throws IOException {
        advisories.archive("Debian", Osv.debianZlib());
        advisories.close();
        Path maven = files("data").stream()
                .filter(file -> file.toString().contains("Maven"))
                .findFirst()
                .orElseThrow();
        try (OutputStream out = Files.newOutputStream(maven)) {
            out.write(new byte[5000]);
        }
        try (TestAdvisories again = new TestAdvisories(folder)) {
            assertThat(again.found("Debian:12", "zlib", "1")).hasSize(1);
            assertThat(again.lookup("Maven", LOG4J, "2.14.1").uncovered()).containsExactly("Maven");
        }
    }

    @Test
    void startsWithNothingWhenThePointerIsDamaged() throws IOException {
        advisories.close();
        Files.writeString(folder.resolve("advisories/current"), "../../etc/passwd\nx");
        try (TestAdvisories again = new TestAdvisories(folder)) {
            assertThat(again.generations().sources()).isEmpty();
        }
    }
}
