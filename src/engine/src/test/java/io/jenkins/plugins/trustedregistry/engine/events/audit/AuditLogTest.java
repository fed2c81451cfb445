// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.settings.AuditSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.file.TestDisk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final AuditSettings SMALL = new AuditSettings(AuditSettings.Pulls.ALL, false, 1, 3, 2);

    @TempDir
    private Path temporary;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T10:00:00Z"));

    @Test
    void goesOnInTheSameFileAfterAStartOnTheSameDay() throws IOException {
        record(AuditSettings.DEFAULTS, "alice");
        record(AuditSettings.DEFAULTS, "bob");

        assertThat(names()).containsExactly("audit-000000000001-2026-11-25.jsonl");
        assertThat(actors()).containsExactly("registry", "alice", "bob");
        assertThat(check().faults()).isEmpty();
        assertThat(check().lines()).isEqualTo(3);
    }

    @Test
    void beginsAFileEachDayAndCompressesTheOneBefore() throws IOException {
        try (AuditLog log = open(AuditSettings.DEFAULTS)) {
            log.record(Entries.at(clock.instant(), "alice"), false);
            assertThat(log.flush()).isTrue();
            clock.advance(Duration.ofDays(1));
            log.record(Entries.at(clock.instant(), "bob"), false);
        }

        assertThat(names())
                .containsExactly("audit-000000000001-2026-11-25.jsonl.gz", "audit-000000000003-2026-11-26.jsonl");
        assertThat(actors()).containsExactly("registry", "alice", "registry", "bob");
        assertThat(check().faults()).isEmpty();
    }

    @Test
    void beginsAFileWhenOneIsFullAndRemovesTheOldestWhenThereAreTooMany() throws IOException {
        try (AuditLog log = open(SMALL)) {
            for (int i = 0; i < 12_000; i++) {
                log.record(Entries.at(clock.instant(), "alice".repeat(40)), false);
            }
        }
        int before = names().size();
        record(SMALL, "bob");
        clock.advance(Duration.ofDays(5));
        record(SMALL, "carol");

        assertThat(before).isBetween(3, 10);
        assertThat(names()).hasSize(1);
        assertThat(actors()).endsWith("carol");
        assertThat(check().faults()).as("what is old may be gone").isEmpty();
    }

    @Test
    void findsALineThatWasChangedTakenOutOrCutOff() throws IOException {
        record(AuditSettings.DEFAULTS, "alice", "bob", "carol", "dave");
        Path file = onlyFile();
        List<String> lines = Files.readAllLines(file);

        changed(file, lines, 2, lines.get(2).replace("bob", "eve"));
        assertThat(check().faults()).extracting(AuditCheck.Fault::line).containsExactly(3L);
        assertThat(check().faults().get(0).what()).contains("changed");

        List<String> without = new ArrayList<>(lines);
        without.remove(2);
        Files.write(file, without);
        assertThat(check().faults().get(0).what()).contains("Line 3 is missing");

        Files.write(file, lines);
        assertThat(check().faults()).isEmpty();
        String last = check().lastChain();
        Files.write(file, lines.subList(0, 4));
        assertThat(check().faults()).as("the chain alone can't tell").isEmpty();
        assertThat(check().lastChain()).isNotEqualTo(last);
    }

    @Test
    void findsThatTheEndOfAnEarlierFileWasCutOff() throws IOException {
        record(AuditSettings.DEFAULTS, "alice", "bob");
        Path file = onlyFile();
        List<String> lines = Files.readAllLines(file);
        clock.advance(Duration.ofDays(1));
        record(AuditSettings.DEFAULTS, "carol");
        Path compressed = temporary.resolve("audit").resolve(file.getFileName() + ".gz");
        Files.delete(compressed);
        Files.write(file, lines.subList(0, 2));

        assertThat(check().faults().get(0).what()).contains("lines are missing at the end of that one");
    }

    @Test
    void goesOnInANewFileAfterACrashTore() throws IOException {
        record(AuditSettings.DEFAULTS, "alice");
        Files.writeString(onlyFile(), "{\"n\":3,\"time\":\"2026-", StandardOpenOption.APPEND);
        record(AuditSettings.DEFAULTS, "bob");

        assertThat(actors()).containsExactly("registry", "alice", "registry", "bob");
        assertThat(check().faults()).hasSize(1);
        assertThat(check().faults().get(0).what()).contains("torn");
    }

    @Test
    void saysHowManyPullsAndOthersWereNotRecorded() throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        int others = 0;
        try (AuditLog log =
                new AuditLog(temporary.resolve("audit"), AuditSettings.DEFAULTS, clock, clock, name -> false, 8)) {
            log.measure(meters);
            for (int i = 0; i < 20_000; i++) {
                log.record(Entries.at(clock.instant(), "puller"), true);
            }
            log.record(Entries.at(clock.instant(), "pusher"), false);
            others++;
        }

        double lost = meters.get("registry.audit.lost")
                .tag("kind", "pull")
                .functionCounter()
                .count();
        List<JsonNode> lines = lines();
        long pulls = lines.stream()
                .filter(line -> line.path("actor").asText().equals("puller"))
                .count();
        long told = lines.stream()
                .filter(line -> line.path("operation").asText().equals("entries not recorded"))
                .mapToLong(line -> line.path("about").path("pulls").asLong())
                .sum();
        assertThat(lost).isPositive();
        assertThat(told).isEqualTo((long) lost);
        assertThat(pulls + told).isEqualTo(20_000);
        assertThat(actors()).as("what changes something waits for room").contains("pusher");
        assertThat(others).isEqualTo(1);
    }

    @Test
    void goesOnWhenTheDiskIsFullAndHasEveryLineWhenThereIsRoomAgain() throws IOException {
        try (TestDisk disk = TestDisk.inMemory(temporary.resolve("disk"), 1 << 20, 40)) {
            Path ballast = disk.folder().resolve("ballast");
            Path folder = disk.folder().resolve("audit");
            try (AuditLog log = new AuditLog(folder, AuditSettings.DEFAULTS, clock, clock, name -> false, 100)) {
                log.record(Entries.at(clock.instant(), "before"), false);
                assertThat(log.flush()).isTrue();
                fill(ballast);
                for (int i = 0; i < 200; i++) {
                    log.record(Entries.at(clock.instant(), "during".repeat(100)), false);
                }
                while (log.trouble().isEmpty()) {
                    Thread.onSpinWait();
                }
                log.record(Entries.at(clock.instant(), "during"), false); // waits for nobody, as WriteBehindTest shows
                Files.delete(ballast);
                while (log.trouble().isPresent()) {
                    Thread.onSpinWait();
                }
                log.record(Entries.at(clock.instant(), "after"), false);
                assertThat(log.flush()).isTrue();
                AuditReader reader = log.reader();
                List<JsonNode> lines = new ArrayList<>();
                reader.read(AuditQuery.ALL, (text, line) -> lines.add(line));
                long during = lines.stream()
                        .filter(line -> line.path("actor").asText().startsWith("during"))
                        .count();
                reader.read(AuditQuery.ALL, (text, line) -> {});
                assertThat(lines.get(lines.size() - 1).path("actor").asText()).isIn("after", "registry");
                assertThat(reader.check().faults()).isEmpty();
                assertThat(during).isPositive();
            }
            List<JsonNode> lines = new ArrayList<>();
            new AuditReader(new AuditFolder(folder), () -> {}).read(AuditQuery.ALL, (text, line) -> lines.add(line));
            long recorded = lines.stream()
                    .filter(line -> line.path("actor").asText().startsWith("during"))
                    .count();
            long told = lines.stream()
                    .mapToLong(line -> line.path("about").path("others").asLong())
                    .sum();
            assertThat(recorded + told).isEqualTo(201);
        }
    }

    private static void fill(Path ballast) throws IOException {
        try (var file = Files.newByteChannel(ballast, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (true) {
                file.write(java.nio.ByteBuffer.allocate(4096));
            }
        } catch (IOException e) {
            // full, as wanted
        }
    }

    @Test
    void readsOnlyWhatIsAskedFor() throws IOException {
        record(AuditSettings.DEFAULTS, "alice");
        clock.advance(Duration.ofDays(2));
        record(AuditSettings.DEFAULTS, "alice", "bob");
        AuditReader reader = new AuditReader(new AuditFolder(temporary.resolve("audit")), () -> {});

        assertThat(read(reader, query("alice", Optional.of(clock.instant().minusSeconds(60)), 0)))
                .hasSize(1);
        assertThat(read(reader, query("alice", Optional.empty(), 0))).hasSize(2);
        assertThat(read(reader, query("bob", Optional.empty(), 5))).isEmpty();
        assertThat(reader.beforeLast(AuditQuery.ALL, 2)).isEqualTo(3);
        assertThat(reader.beforeLast(AuditQuery.ALL, 4)).isEqualTo(1);
        assertThat(reader.beforeLast(AuditQuery.ALL, 40)).isZero();
    }

    @Test
    void copiesWholeLinesOfEachFileWhileItIsWritten() throws IOException {
        record(AuditSettings.DEFAULTS, "alice");
        clock.advance(Duration.ofDays(1));
        Path copy = Files.createDirectory(temporary.resolve("copy"));
        try (AuditLog log = open(AuditSettings.DEFAULTS)) {
            log.record(Entries.at(clock.instant(), "bob"), false);
            assertThat(log.flush()).isTrue();
            Files.writeString(newest(), "{\"n\":9,\"ti", StandardOpenOption.APPEND); // of a line that is being written
            log.reader()
                    .copyTo((name, size, content) -> Files.write(copy.resolve(name), content.readNBytes((int) size)));
        }

        AuditReader copied = new AuditReader(new AuditFolder(copy), () -> {});
        assertThat(read(copied, AuditQuery.ALL))
                .extracting(line -> line.path("actor").asText())
                .containsExactly("registry", "alice", "registry", "bob");
        assertThat(copied.check().faults()).isEmpty();
        try (AuditLog goesOn = new AuditLog(copy, AuditSettings.DEFAULTS, clock, clock, name -> false)) {
            goesOn.record(Entries.at(clock.instant(), "carol"), false);
        }
        assertThat(copied.check().faults()).isEmpty();
        assertThat(copied.check().lines()).isEqualTo(5);
    }

    @Test
    void aClockThatJumpsForwardTakesNoFileAway() throws IOException {
        TestClock settled = new TestClock(clock.instant());
        record(AuditSettings.DEFAULTS, "alice");
        clock.advance(Duration.ofDays(4000));
        try (AuditLog log =
                new AuditLog(temporary.resolve("audit"), AuditSettings.DEFAULTS, clock, settled, name -> false)) {
            log.record(Entries.at(clock.instant(), "bob"), false);
            assertThat(log.flush()).isTrue();
            clock.advance(Duration.ofDays(-4000));
            log.record(Entries.at(clock.instant(), "carol"), false);
        }

        assertThat(actors()).containsExactly("registry", "alice", "registry", "bob", "registry", "carol");
        assertThat(check().faults()).isEmpty();
    }

    private static AuditQuery query(String actor, Optional<Instant> from, long after) {
        return new AuditQuery(
                from,
                Optional.empty(),
                Optional.of(actor),
                Optional.of("technology/*"),
                Optional.of(Outcome.DONE),
                after,
                10);
    }

    private static void changed(Path file, List<String> lines, int at, String line) throws IOException {
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, line);
        Files.write(file, changed);
    }

    private AuditLog open(AuditSettings settings) {
        return new AuditLog(temporary.resolve("audit"), settings, clock, clock, name -> false);
    }

    private void record(AuditSettings settings, String... actors) {
        try (AuditLog log = open(settings)) {
            for (String actor : actors) {
                log.record(Entries.at(clock.instant(), actor), false);
            }
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(temporary.resolve("audit"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The one that is written; the others may be packed at this very moment. */
    private Path newest() throws IOException {
        List<String> written =
                names().stream().filter(name -> name.endsWith(".jsonl")).toList();
        return temporary.resolve("audit").resolve(written.get(written.size() - 1));
    }

    private Path onlyFile() throws IOException {
        return temporary.resolve("audit").resolve(names().get(0));
    }

    private List<JsonNode> lines() throws IOException {
        return read(new AuditReader(new AuditFolder(temporary.resolve("audit")), () -> {}), AuditQuery.ALL);
    }

    private static List<JsonNode> read(AuditReader reader, AuditQuery query) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        reader.read(query, (text, line) -> lines.add(line));
        return lines;
    }

    private List<String> actors() throws IOException {
        return lines().stream().map(line -> line.path("actor").asText()).toList();
    }

    private AuditCheck check() throws IOException {
        return new AuditReader(new AuditFolder(temporary.resolve("audit")), () -> {}).check();
    }
}
