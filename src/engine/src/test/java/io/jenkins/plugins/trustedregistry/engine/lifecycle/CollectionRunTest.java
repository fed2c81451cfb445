// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobStoppedException;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.settings.GarbageCollectionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a collection begins, stops, goes on and waits. */
class CollectionRunTest extends CollectionFixture {
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
}
