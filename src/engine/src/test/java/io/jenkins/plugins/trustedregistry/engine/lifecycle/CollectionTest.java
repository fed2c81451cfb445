// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobStoppedException;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest.Algorithm;
import io.jenkins.plugins.trustedregistry.engine.settings.GarbageCollectionSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collection takes and what it leaves, over a real store and a real database. */
class CollectionTest {
    private static final Duration LONG = Duration.ofDays(1);

    @TempDir
    Path folder;

    private CollectionWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new CollectionWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<Digest> garbage(int count) throws IOException {
        List<Digest> garbage = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            garbage.add(world.push("a/b", "garbage " + i));
        }
        garbage.sort(Planner.ORDER);
        world.pass(LONG);
        return garbage;
    }

    private long left(List<Digest> digests) throws IOException {
        long left = 0;
        for (Digest digest : digests) {
            left += world.has(digest) ? 1 : 0;
        }
        return left;
    }

    @Test
    void removesWhatNoManifestNamesAndNothingElse() throws Exception {
        Digest used = world.push("a/b", "used");
        Digest unused = world.push("a/b", "unused");
        Digest nobodys = world.store("nobody's");
        world.image("a/b", "v1", "used");
        world.pass(LONG);

        JobOutcome outcome = world.collect();

        assertThat(world.has(used)).isTrue();
        assertThat(world.isLinked("a/b", used)).isTrue();
        assertThat(world.has(unused)).isFalse();
        assertThat(world.isLinked("a/b", unused)).isFalse();
        assertThat(world.has(nobodys)).isFalse();
        assertThat(outcome.figures())
                .containsEntry("blobsSeen", 3L)
                .containsEntry("blobsRemoved", 2L)
                .containsEntry("linksRemoved", 1L)
                .containsEntry("bytesFreed", 14L);
        assertThat(outcome.sentence()).startsWith("Removed 2 blobs (14 bytes)");
    }

    @Test
    void takesABlobFromTheRepositoryThatDoesNotNeedItAndLeavesItToTheOneThatDoes() throws Exception {
        Digest shared = world.push("a/b", "shared");
        world.push("c/d", "shared");
        world.image("c/d", "v1", "shared");
        world.pass(LONG);

        JobOutcome outcome = world.collect();

        assertThat(world.has(shared)).isTrue();
        assertThat(world.isLinked("a/b", shared)).isFalse();
        assertThat(world.isLinked("c/d", shared)).isTrue();
        assertThat(outcome.figures()).containsEntry("linksRemoved", 1L).containsEntry("blobsRemoved", 0L);
    }

    @Test
    void removesWhatADeletedImageLeaves() throws Exception {
        Digest config = world.push("a/b", "config");
        world.image("a/b", "v1", "config");
        world.pass(LONG);
        world.collect();
        assertThat(world.has(config)).isTrue();

        world.database.change(handle -> handle.execute("DELETE FROM manifest_reference"));
        world.collect();

        assertThat(world.has(config)).isFalse();
    }

    @Test
    void removesWhatADeletedRepositoryLeaves() throws Exception {
        Digest config = world.push("a/b", "config");
        world.image("a/b", "v1", "config");
        world.pass(LONG);
        world.database.change(handle -> {
            handle.execute("DELETE FROM manifest_reference");
            handle.execute("DELETE FROM repository_blob");
        });

        world.collect();

        assertThat(world.has(config)).isFalse();
    }

    @Test
    void keepsTheBytesThatAManifestNamesEvenWhereTheLinkIsGone() throws Exception {
        Digest config = world.push("a/b", "config");
        world.image("a/b", "v1", "config");
        world.pass(LONG);
        world.database.change(handle -> handle.execute("DELETE FROM repository_blob"));

        world.collect();

        assertThat(world.has(config)).isTrue();
    }

    @Test
    void leavesAloneWhatIsYoungerThanTheGracePeriod() throws Exception {
        Digest young = world.push("a/b", "young");
        world.pass(CollectionWorld.GRACE.minusSeconds(1));
        world.collect();
        assertThat(world.has(young)).isTrue();

        world.pass(Duration.ofSeconds(2));
        world.collect();

        assertThat(world.has(young)).isFalse();
    }

    @Test
    void leavesAloneWhatAClientWasToldOf() throws Exception {
        Digest told = garbage(1).get(0);
        try (BlobClaims.Claim claim = world.claims.claim(told)) {
            claim.lease();
        }
        world.clock.advance(LONG); // the clock jumps; the time that leases count does not

        world.collect();
        assertThat(world.has(told)).isTrue();
        assertThat(world.isLinked("a/b", told)).isTrue();

        world.pass(LONG);
        world.collect();
        assertThat(world.has(told)).isFalse();
    }

    @Test
    void leavesAloneWhatIsClaimedAndDoesNotWait() throws Exception {
        List<Digest> garbage = garbage(5);
        BlobClaims.Claim claim = world.claims.claim(garbage.get(2));
        world.collect();
        claim.close();

        assertThat(left(garbage)).isEqualTo(1);
        assertThat(world.has(garbage.get(2))).isTrue();
    }

    @Test
    void takesLinksOfBlobsThatTheStoreHasLost() throws Exception {
        List<Digest> garbage = garbage(20);
        for (Digest digest : garbage) {
            world.blobs.delete(digest);
        }

        JobOutcome outcome = world.collect();

        assertThat(outcome.figures()).containsEntry("linksRemoved", 20L).containsEntry("blobsRemoved", 0L);
        assertThat(garbage).noneMatch(digest -> world.isLinked("a/b", digest));
    }

    @Test
    void removesBlobsOfBothAlgorithms() throws Exception {
        byte[] content = "long digest".getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.of(Algorithm.SHA512, content);
        world.uploads.receive(new ByteArrayInputStream(content), digest);
        garbage(10);

        world.collect();

        assertThat(world.has(digest)).isFalse();
        assertThat(world.collect().figures()).containsEntry("blobsSeen", 0L);
    }

    @Test
    void stopsWhenItIsCancelledAndGoesOnFromItsCheckpoint() throws Exception {
        List<Digest> garbage = garbage(12);
        FakeRun run = new FakeRun().stoppingAfter(2);
        assertThatThrownBy(() -> world.collect(run)).isInstanceOf(JobStoppedException.class);
        assertThat(left(garbage)).as("two pages of three are done").isEqualTo(6);

        JobOutcome outcome = world.collect(new FakeRun().from(run.checkpoint()));

        assertThat(left(garbage)).isZero();
        assertThat(outcome.figures()).containsEntry("blobsRemoved", 12L);
    }

    @Test
    void goesOnFromAnOldCheckpointAsWellWhenTheProcessWasKilled() throws Exception {
        List<Digest> garbage = garbage(12);
        assertThatThrownBy(() -> world.collect(new FakeRun().stoppingAfter(2))).isInstanceOf(JobStoppedException.class);
        String old = new CollectionState(
                        new Course(Optional.empty(), Optional.of(garbage.get(2)), false),
                        new Tally(3, 3, 3, 30, 0, 0, 0))
                .toString();

        world.collect(new FakeRun().from(Optional.of(old)));

        assertThat(left(garbage)).isZero();
    }

    @Test
    void savesACheckpointNowAndThen() throws Exception {
        garbage(12);
        FakeRun run = new FakeRun();
        CollectionParts parts = world.parts();
        CollectionParts slow = new CollectionParts(
                parts.database(),
                parts.usage(),
                parts.trash(),
                parts.before(),
                parts.blobs(),
                parts.walks(),
                parts.removal(),
                parts.pause(),
                parts.uploads(),
                parts.claims(),
                parts::settings,
                parts.clock(),
                parts.settled(),
                () -> world.nanos.addAndGet(Duration.ofSeconds(3).toNanos()));
        CollectionTable table = new CollectionTable(world.database);
        new CollectionWork(slow, table, new EarlierPromises(table, Duration.ZERO, world.clock, world.nanos::get), 3, 1)
                .run(run);

        assertThat(run.checkpoint()).isPresent();
        CollectionState state = CollectionState.parse(run.checkpoint().orElseThrow());
        assertThat(state.toString()).isEqualTo(run.checkpoint().orElseThrow());
        assertThat(state.tally().blobs()).isGreaterThan(0);
    }

    @Test
    void beginsWithWhatIsDueUnlessTheSettingsSayOtherwise() throws Exception {
        List<String> done = new ArrayList<>();
        world.set(run -> done.add("purged"));
        world.collect();
        world.set(new GarbageCollectionSettings("", 0, 3600, 168, false));
        world.collect();

        assertThat(done).containsExactly("purged");
    }

    @Test
    void leavesTheRestToTheNextWhenItsTimeIsUp() throws Exception {
        List<Digest> garbage = garbage(12);
        world.set(new GarbageCollectionSettings("", 1, 3600, 168, true));
        CollectionTable table = new CollectionTable(world.database);
        CollectionParts parts = world.parts();
        CollectionParts slow = new CollectionParts(
                parts.database(),
                parts.usage(),
                parts.trash(),
                parts.before(),
                parts.blobs(),
                parts.walks(),
                parts.removal(),
                parts.pause(),
                parts.uploads(),
                parts.claims(),
                parts::settings,
                parts.clock(),
                parts.settled(),
                () -> world.nanos.addAndGet(Duration.ofSeconds(61).toNanos()));
        EarlierPromises earlier = new EarlierPromises(table, Duration.ZERO, world.clock, world.nanos::get);

        JobOutcome first = new CollectionWork(slow, table, earlier, 3, 1).run(new FakeRun());

        assertThat(first.sentence()).contains("Its time was up");
        assertThat(left(garbage)).isEqualTo(9);
        assertThat(table.position()).contains(garbage.get(2));

        Digest before = world.push("a/b", lowest(garbage.get(2)));
        world.pass(LONG);
        JobOutcome second = world.collect();

        assertThat(second.figures()).containsEntry("blobsRemoved", 10L);
        assertThat(world.has(before)).as("it goes round").isFalse();
        assertThat(table.position()).isEmpty();
    }

    /** A content whose digest comes before another. */
    private static String lowest(Digest bound) {
        for (int i = 0; ; i++) {
            String content = "low " + i;
            Digest digest = Digest.of(content.getBytes(StandardCharsets.UTF_8));
            if (Planner.ORDER.compare(digest, bound) < 0) {
                return content;
            }
        }
    }

    @Test
    void removesNothingWhileABackupNeedsEverything() throws Exception {
        List<Digest> garbage = garbage(3);
        AtomicInteger asked = new AtomicInteger();
        world.pause.begin(() -> asked.incrementAndGet() <= 5);
        FakeRun run = new FakeRun();

        world.collect(run);

        assertThat(run.rested()).isEqualTo(Duration.ofSeconds(5));
        assertThat(left(garbage)).isZero();
    }

    @Test
    void waitsOutTheGracePeriodAfterAStartThatDidNotFollowAnOrderlyEnd() throws Exception {
        List<Digest> garbage = garbage(3);
        CollectionTable table = new CollectionTable(world.database);
        world.restart();
        EarlierPromises earlier = new EarlierPromises(table, CollectionWorld.GRACE, world.clock, world.nanos::get);
        CollectionWork work = new CollectionWork(world.parts(), table, earlier, 3, 1);

        assertThatThrownBy(() -> work.run(new FakeRun()))
                .isInstanceOfSatisfying(
                        JobPostponedException.class,
                        e -> assertThat(e.until())
                                .isBetween(
                                        world.clock.instant().plus(CollectionWorld.GRACE),
                                        world.clock
                                                .instant()
                                                .plus(CollectionWorld.GRACE)
                                                .plusSeconds(1)));
        assertThat(left(garbage)).isEqualTo(3);

        world.pass(CollectionWorld.GRACE);
        work.run(new FakeRun());
        assertThat(left(garbage)).isZero();
    }

    @Test
    void knowsHowLongTheRegistryHasRestedAfterAnOrderlyEnd() {
        CollectionTable table = new CollectionTable(world.database);
        EarlierPromises first = new EarlierPromises(table, CollectionWorld.GRACE, world.clock, world.nanos::get);
        first.serve();
        assertThat(table.restsFrom()).isEmpty();
        first.rest();
        world.pass(Duration.ofMinutes(20));

        EarlierPromises second = new EarlierPromises(table, CollectionWorld.GRACE, world.clock, world.nanos::get);
        assertThat(second.left()).isEqualTo(Duration.ofMinutes(40));
        second.rest();
        assertThat(table.restsFrom())
                .as("a command that serves nobody changes nothing")
                .contains(Instant.parse("2026-11-25T10:00:00Z"));

        world.pass(Duration.ofMinutes(40));
        assertThat(second.left()).isZero();
        assertThat(EarlierPromises.left(table.restsFrom(), Instant.EPOCH, CollectionWorld.GRACE))
                .as("a clock that can't be right")
                .isEqualTo(CollectionWorld.GRACE);
    }

    @Test
    void removesStaleUploads() throws Exception {
        world.uploads.begin(world.repository("a/b").name(), Digest.Algorithm.SHA256);
        world.clock.advance(Duration.ofDays(10_000)); // the files carry the machine's own time

        JobOutcome outcome = world.collect();

        assertThat(outcome.figures()).containsEntry("uploadsRemoved", 1L);
    }

    @Test
    void planSaysWhatTheRunThenDoes() throws Exception {
        Digest used = world.push("a/b", "used");
        world.image("a/b", "v1", "used");
        world.push("c/d", "used");
        List<Digest> garbage = garbage(10);
        Digest nobodys = world.store("nobody's");

        List<Removal> plan = new ArrayList<>();
        Planner planner = world.parts().planner();
        Optional<Digest> reached = Optional.empty();
        do {
            Plan part = planner.plan(reached, 4, world.parts().rule());
            plan.addAll(part.removals());
            reached = part.reached();
        } while (reached.isPresent());

        assertThat(plan).filteredOn(Removal::bytes).hasSize(11);
        assertThat(plan).filteredOn(each -> !each.bytes()).singleElement().satisfies(each -> {
            assertThat(each.digest()).isEqualTo(used);
            assertThat(each.links()).hasSize(1);
        });
        assertThat(plan)
                .filteredOn(each -> each.reason() == Removal.Reason.UNLINKED)
                .extracting(Removal::digest)
                .containsExactly(nobodys);
        assertThat(plan).extracting(Removal::digest).isSortedAccordingTo(Planner.ORDER);
        assertThat(left(garbage)).as("a plan changes nothing").isEqualTo(10);
        assertThat(world.collect().figures()).containsEntry("blobsRemoved", 11L).containsEntry("linksRemoved", 11L);
    }
}
