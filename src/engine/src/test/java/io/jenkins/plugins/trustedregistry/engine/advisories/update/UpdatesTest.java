// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.AdvisoryFolder;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Generations;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobLimits;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobState;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.AdvisorySettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Updates from a mirror over real HTTP. */
@Timeout(180)
class UpdatesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z"));
    private static final String DEBIAN = "/Debian/all.zip";
    private static final String ROCKY = "/Rocky%20Linux/all.zip";

    @TempDir
    private Path folder;

    private Mirror mirror;
    private SqliteDatabase database;
    private Jobs jobs;
    private Generations generations;
    private Updates updates;

    @BeforeEach
    void open() throws IOException {
        mirror = new Mirror();
        database = SqliteDatabase.open(folder.resolve("metadata.db"));
        generations = Generations.open(new AdvisoryFolder(folder.resolve("advisories")));
        open(mirror.url(), List.of("Debian"), 16);
    }

    private void open(String url, List<String> ecosystems, int largest) throws IOException {
        jobs = Jobs.open(database, folder.resolve("jobs"), JobLimits.DEFAULTS, CLOCK, CLOCK);
        AdvisorySettings settings = new AdvisorySettings("", url, ecosystems, "", "", true, "", "", largest, 7);
        updates = new Updates(generations, database, jobs, settings, Optional.empty(), CLOCK);
    }

    private void reopen(String url, List<String> ecosystems, int largest) throws IOException {
        updates.close();
        jobs.close();
        open(url, ecosystems, largest);
    }

    @AfterEach
    void close() {
        updates.close();
        jobs.close();
        generations.close();
        database.close();
        mirror.close();
    }

    private byte[] zip(Osv... records) throws IOException {
        return Files.readAllBytes(Osv.zip(folder.resolve("source.zip"), records));
    }

    private Job update() throws InterruptedException {
        return end(updates.update("alice"));
    }

    private Job end(Job job) throws InterruptedException {
        jobs.runOnly(job.id());
        return jobs.awaitEnd(job.id());
    }

    private boolean finds(String ecosystem, String name, String version) {
        try (AdvisoryDatabase opened = generations.open()) {
            return !opened.lookup(List.of(new PackageQuery(ecosystem, name, version)))
                    .matches()
                    .isEmpty();
        }
    }

    @Test
    void fetchesWhatTheMirrorHasAndOnlyWhenItHasChanged() throws Exception {
        mirror.put(DEBIAN, zip(Osv.debianZlib()));
        assertThat(update().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(finds("Debian:12", "zlib", "1")).isTrue();
        assertThat(update().outcome().sentence()).isEqualTo("Nothing has changed.");
        assertThat(mirror.requests()).containsExactly(DEBIAN + " 200", DEBIAN + " 304");
        assertThat(generations.newest()).isOne();
        Status.Source source = updates.status().sources().get(0);
        assertThat(source.data().orElseThrow().asOf()).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(source.checked()).contains(CLOCK.instant());
        assertThat(source.problem()).isEmpty();
        mirror.put(DEBIAN, zip(Osv.debianZlib(), Osv.debianNotice()));
        update();
        assertThat(generations.newest()).isEqualTo(2);
    }

    @Test
    void fetchesAgainWhatIsNoLongerThere() throws Exception {
        mirror.put(DEBIAN, zip(Osv.debianZlib()));
        update();
        generations.close();
        Files.delete(folder.resolve("advisories/current"));
        generations = Generations.open(new AdvisoryFolder(folder.resolve("advisories")));
        reopen(mirror.url(), List.of("Debian"), 16);
        update();
        assertThat(finds("Debian:12", "zlib", "1")).isTrue();
    }

    @Test
    void goesOnWithADownloadThatWasBrokenOff() throws Exception {
        byte[] file = zip(Osv.debianZlib(), Osv.debianNotice());
        mirror.put(DEBIAN, file);
        mirror.cut(3, 200);
        assertThat(update().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(mirror.requests())
                .containsExactly(
                        DEBIAN + " 200",
                        DEBIAN + " bytes=200- 206",
                        DEBIAN + " bytes=400- 206",
                        DEBIAN + " bytes=600- 206");
        assertThat(finds("Debian:11", "zlib", "1")).isTrue();
    }

    @Test
    void goesOnInTheNextUpdateWhenTheMirrorStaysAway() throws Exception {
        mirror.put(DEBIAN, zip(Osv.debianZlib(), Osv.debianNotice()));
        mirror.cut(1000, 0);
        Job failed = update();
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.outcome().sentence()).contains("Debian: The connection ended before the file was whole.");
        assertThat(updates.status().sources().get(0).problem()).isPresent();
        mirror.cut(0, 0);
        assertThat(update().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void beginsAnewWhenTheFileHasChangedMeanwhile() throws Exception {
        mirror.put(DEBIAN, zip(Osv.debianZlib()));
        mirror.cut(1, 100);
        Path partial = generations.folder().download("Debian");
        Files.writeString(partial, "the beginning of something older");
        Files.write(partial.resolveSibling(partial.getFileName() + ".of"), List.of(mirror.url() + DEBIAN, "\"old\""));
        assertThat(update().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(mirror.requests().get(0)).isEqualTo(DEBIAN + " bytes=32- 200");
    }

    @Test
    void comparesTheDigestThatTheMirrorGives() throws Exception {
        mirror.put(DEBIAN, zip(Osv.debianZlib()));
        mirror.digest("sha-256=:" + "A".repeat(43) + "=:");
        assertThat(update().outcome().sentence()).contains("its digest is another");
        assertThat(generations.newest()).isZero();
        mirror.digest("right");
        assertThat(update().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void updatesTheOthersWhenOneCannotBe() throws Exception {
        reopen(mirror.url(), List.of("Debian", "Rocky Linux"), 16);
        mirror.put(
                ROCKY,
                zip(Osv.record("RLSA-2022:7314")
                        .related("CVE-2022-37434")
                        .affects("Rocky Linux:9", "zlib", "0", "0:1.2.11-32.el9_0")));
        Job job = update();
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.outcome().sentence()).contains("1 of 2 sources", "status 404 for " + DEBIAN);
        assertThat(finds("Rocky Linux:9", "zlib", "0:1.2.11-31.el9")).isTrue();
    }

    @Test
    void keepsWhatIsThereWhenTheMirrorGivesSomethingElse() throws Exception {
        mirror.put(DEBIAN, zip(Osv.debianZlib()));
        update();
        mirror.put(DEBIAN, Mirror.bytes("<html>Please log in</html>"));
        Job job = update();
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.outcome().sentence()).contains("neither a zip file nor");
        assertThat(finds("Debian:12", "zlib", "1")).isTrue();
    }

    @Test
    void takesNoMoreThanItMay() throws Exception {
        reopen(mirror.url(), List.of("Debian"), 1);
        mirror.put(DEBIAN, new byte[(1 << 20) + 1]);
        assertThat(update().outcome().sentence()).contains("larger than 1 MiB");
    }

    @Test
    void followsRedirectsButNotIntoTheOwnNetwork() throws Exception {
        mirror.redirect(DEBIAN, "/elsewhere/debian.zip");
        mirror.put("/elsewhere/debian.zip", zip(Osv.debianZlib()));
        assertThat(update().state()).isEqualTo(JobState.SUCCEEDED);
        mirror.redirect(DEBIAN, "http://127.0.0.2:9/secret");
        assertThat(update().outcome().sentence()).contains("127.0.0.2", "is not a public one");
        mirror.redirect(DEBIAN, DEBIAN);
        assertThat(update().outcome().sentence()).contains("from one address to another");
    }

    @Test
    void refusesAMirrorThatHasLostMostOfItsData() throws Exception {
        Osv[] many = new Osv[1200];
        for (int i = 0; i < many.length; i++) {
            many[i] = Osv.record("DEBIAN-CVE-2020-" + (10000 + i)).affects("Debian:12", "p" + i, "0");
        }
        mirror.put(DEBIAN, zip(many));
        update();
        mirror.put(DEBIAN, zip(Osv.debianZlib()));
        assertThat(update().outcome().sentence()).contains("1 entries where there were 1200");
        assertThat(finds("Debian:12", "p7", "1")).isTrue();
    }

    @Test
    void importsUploadsAllOrNone() throws Exception {
        String debian = upload("debian.zip", zip(Osv.debianZlib()), Optional.of("Debian"));
        String bad = upload("bad.zip", Mirror.bytes("nonsense"), Optional.empty());
        Job failed = end(updates.importUploads(List.of(debian, bad), "alice"));
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.outcome().sentence()).startsWith("bad.zip was not taken.");
        assertThat(generations.newest()).isZero();

        String again = upload("debian.zip", zip(Osv.debianZlib()), Optional.empty());
        String single = upload("own.json", Mirror.bytes(Osv.alpineZlib().json()), Optional.empty());
        Job done = end(updates.importUploads(List.of(again, single), "alice"));
        assertThat(done.outcome().sentence()).isEqualTo("Imported: Debian (1 entries) single-records (1 entries).");
        assertThat(done.outcome().figures()).containsEntry("Debian", 1L);
        Job gone = end(updates.importUploads(List.of(again), "alice"));
        assertThat(gone.outcome().sentence()).contains("upload them again");
        assertThat(generations.folder().work()).isEmptyDirectory();
    }

    private String upload(String name, byte[] bytes, Optional<String> ecosystem) throws IOException {
        return updates.uploads()
                .receive(new ByteArrayInputStream(bytes), name, ecosystem)
                .id();
    }

    @Test
    void saysWhatIsOldAndWhatWasNeverFetched() throws Exception {
        reopen(mirror.url(), List.of("Debian", "Alpine"), 16);
        String id = upload("d.zip", zip(Osv.debianZlib().modified("2026-11-01T00:00:00Z")), Optional.empty());
        end(updates.importUploads(List.of(id), "alice"));
        Status status = updates.status();
        assertThat(status.sources()).extracting(Status.Source::name).containsExactly("Alpine", "Debian");
        assertThat(status.sources().get(0).data()).isEmpty();
        assertThat(status.sources().get(1).old()).isTrue();
    }
}
