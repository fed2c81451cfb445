// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest.Algorithm;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a collection takes and what it leaves, over a real store and a real database. */
class CollectionTest extends CollectionFixture {
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
