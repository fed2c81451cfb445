// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobStoppedException;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.CollectionWorld;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.FakeRun;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.settings.ScrubSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobWalk;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileQuarantine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scrub finds on a real disk and what it does about it. */
class ScrubTest {
    @TempDir
    Path folder;

    private CollectionWorld world;
    private DamagedBlobs damaged;

    @BeforeEach
    void open() throws IOException {
        world = new CollectionWorld(folder);
        damaged = new DamagedBlobs(world.database, world.clock);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private JobOutcome scrub(FakeRun run, int mebibytes) throws IOException {
        return new ScrubWork(new ScrubParts(
                        world.blobs,
                        () -> new FileBlobWalk(world.blobs),
                        new FileQuarantine(world.blobs),
                        world.claims,
                        damaged,
                        () -> new ScrubSettings("", mebibytes),
                        world.nanos::get))
                .run(run);
    }

    private JobOutcome scrub() throws IOException {
        return scrub(new FakeRun(), 100);
    }

    private Path file(Digest digest) {
        return world.blobs.file(digest).orElseThrow();
    }

    @Test
    void findsNothingWhereAllIsWell() throws Exception {
        world.push("a/b", "one");
        world.push("a/b", "two");

        JobOutcome outcome = scrub();

        assertThat(outcome.figures())
                .containsEntry("blobsRead", 2L)
                .containsEntry("bytesRead", 6L)
                .containsEntry("blobsDamaged", 0L);
        assertThat(outcome.sentence()).contains("All are whole");
    }

    @Test
    void movesADamagedBlobAsideAndAPushHealsIt() throws Exception {
        Digest whole = world.push("a/b", "whole");
        Digest digest = world.push("a/b", "content");
        Files.writeString(file(digest), "contemt");
        FakeRun run = new FakeRun();

        JobOutcome outcome = scrub(run, 100);

        assertThat(outcome.figures()).containsEntry("blobsDamaged", 1L);
        assertThat(world.has(digest)).isFalse();
        assertThat(world.has(whole)).isTrue();
        assertThat(folder.resolve("storage/quarantine/sha256." + digest.hex() + ".1"))
                .hasContent("contemt");
        assertThat(run.lines()).singleElement().asString().contains(digest.toString(), "moved aside");
        assertThat(damaged.list("", 10)).singleElement().satisfies(item -> {
            assertThat(item.digest()).isEqualTo(digest);
            assertThat(item.foundAt()).isEqualTo(world.clock.instant());
            assertThat(item.reason()).contains("digest");
        });

        scrub();
        assertThat(damaged.count()).as("nobody has brought it yet").isEqualTo(1);
        world.push("a/b", "content");
        assertThat(world.blobs.open(digest, 0, 7).readAllBytes()).asString().isEqualTo("content");
        scrub();
        assertThat(damaged.count()).isZero();
    }

    @Test
    void findsABlobThatIsTooShortOrTooLong() throws Exception {
        Digest cut = world.push("a/b", "cut short");
        Digest grown = world.push("a/b", "grown");
        Files.writeString(file(cut), "cut");
        Files.writeString(file(grown), "grown up");

        assertThat(scrub().figures()).containsEntry("blobsDamaged", 2L);
        assertThat(damaged.count()).isEqualTo(2);
    }

    @Test
    void movesADamagedBlobAsideAlthoughAClientWasToldOfIt() throws Exception {
        Digest digest = world.push("a/b", "content");
        try (BlobClaims.Claim claim = world.claims.claim(digest)) {
            claim.lease();
        }
        Files.writeString(file(digest), "contemt");

        scrub();

        assertThat(world.has(digest)).isFalse();
    }

    @Test
    void whatAPullFindsDamagedIsInTheListToo() throws Exception {
        Digest digest = world.push("a/b", "content");
        FileQuarantine files = new FileQuarantine(world.blobs);
        GuardedQuarantine guarded = new GuardedQuarantine(files, world.blobs, world.claims, damaged);
        Files.writeString(file(digest), "contemt");
        BlobClaims.Claim claim = world.claims.claim(digest);
        assertThat(guarded.setAside(digest, files.stamp(digest).orElseThrow()))
                .as("somebody is bringing it")
                .isFalse();
        claim.close();

        assertThat(guarded.setAside(digest, files.stamp(digest).orElseThrow())).isTrue();

        assertThat(world.has(digest)).isFalse();
        assertThat(damaged.list("", 10)).extracting(DamagedBlobs.Item::digest).containsExactly(digest);
    }

    @Test
    void goesOnFromItsCheckpoint() throws Exception {
        List<Digest> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(world.push("a/b", "blob " + i));
        }
        all.sort(Comparator.comparing(Digest::toString));
        Files.writeString(file(all.get(4)), "damaged");
        FakeRun run = new FakeRun().stoppingAfter(15);

        assertThatThrownBy(() -> scrub(run, 100)).isInstanceOf(JobStoppedException.class);
        assertThat(run.checkpoint()).as("damage is a reason to save one").isPresent();
        JobOutcome outcome = scrub(new FakeRun().from(run.checkpoint()), 100);

        assertThat(outcome.figures()).containsEntry("blobsRead", 10L).containsEntry("blobsDamaged", 1L);
    }

    @Test
    void readsNoFasterThanItMay() throws Exception {
        world.push("a/b", "x".repeat(3 << 20));
        FakeRun run = new FakeRun();

        scrub(run, 1);

        // Time stands still here, so every wait is asked for anew: more than the three seconds, never less.
        assertThat(run.rested()).isGreaterThanOrEqualTo(Duration.ofMillis(2900));
    }

    @Test
    void aCheckpointIsReadAsItWasWritten() throws Exception {
        ScrubState state = new ScrubState(Optional.of(world.store("x")), 3, 4, 5);

        assertThat(ScrubState.parse(state.toString())).isEqualTo(state);
    }
}
