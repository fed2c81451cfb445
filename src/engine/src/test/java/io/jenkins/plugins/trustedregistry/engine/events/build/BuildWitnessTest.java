// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.SomeRepository;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.SqlBuildLogins;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PulledImage;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.events.pulls.TagLookups;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildWitnessTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Tag TAG = Tag.parse("v1");
    private static final BuildId FIRST = new BuildId("first");
    private static final BuildId SECOND = new BuildId("second");

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final Map<BuildId, RunningBuild> running = new HashMap<>();
    private Database database;
    private Repository repository;
    private BuildLogins logins;
    private BuildWitness witness;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        Catalog catalog = Catalog.on(database, clock);
        repository = SomeRepository.in(catalog, RepositoryName.parse("technology/test"), clock.instant());
        running.put(FIRST, new RunningBuild(FIRST, "apps/deploy", 7, RunningBuild.Trust.TRUSTED));
        running.put(SECOND, new RunningBuild(SECOND, "apps/deploy", 8, RunningBuild.Trust.TRUSTED));
        logins = new SqlBuildLogins(
                database, id -> Optional.ofNullable(running.get(id)), clock, new SecureRandom(), proof -> {});
        witness = new BuildWitness(database, catalog, logins, new TagLookups(clock), clock);
    }

    @AfterEach
    void close() {
        witness.close();
        database.close();
    }

    @Test
    void knowsWhatABuildPushedAndPulled() {
        push(actor(FIRST), TAG);
        clock.advance(Duration.ofSeconds(1));
        pull(actor(FIRST));

        assertThat(witness.of(FIRST))
                .containsExactly(
                        new BuildImage(
                                Deed.PUSHED,
                                repository.name(),
                                DIGEST,
                                Optional.of(TAG),
                                0,
                                Instant.parse("2026-11-25T10:00:00Z")),
                        new BuildImage(
                                Deed.PULLED,
                                repository.name(),
                                DIGEST,
                                Optional.empty(),
                                0,
                                Instant.parse("2026-11-25T10:00:01Z")));
        assertThat(witness.of(SECOND)).isEmpty();
    }

    @Test
    void knowsTheBuildsOfAnImageTheLatestFirst() {
        push(actor(FIRST), TAG);
        clock.advance(Duration.ofSeconds(1));
        push(actor(SECOND));

        assertThat(witness.by(repository.id(), DIGEST, 10))
                .containsExactly(
                        new ImageBuild("apps/deploy", 8, Deed.PUSHED, Optional.empty(), clock.instant()),
                        new ImageBuild(
                                "apps/deploy",
                                7,
                                Deed.PUSHED,
                                Optional.of(TAG),
                                Instant.parse("2026-11-25T10:00:00Z")));
        assertThat(witness.by(repository.id(), DIGEST, 1)).hasSize(1);
        assertThat(witness.by(repository.id() + 1, DIGEST, 10)).isEmpty();
    }

    @Test
    void theSameAgainIsOneLineWithTheLatestTime() {
        push(actor(FIRST), TAG);
        clock.advance(Duration.ofSeconds(1));
        push(actor(FIRST), TAG);

        assertThat(witness.of(FIRST)).singleElement().extracting(BuildImage::at).isEqualTo(clock.instant());
    }

    @Test
    void whatOthersDoIsNoneOfItsBusiness() {
        push(new Actor("nigel", "192.0.2.7"), TAG);
        push(new Actor("nigel", "192.0.2.7", Optional.of(new Proof(Proof.Kind.ACCESS_TOKEN, "x"))), TAG);

        assertThat(witness.by(repository.id(), DIGEST, 10)).isEmpty();
    }

    @Test
    void aRenamedJobIsFoundUnderItsNewName() {
        push(actor(FIRST), TAG);

        witness.renamed("apps/deploy", "services/deploy");

        assertThat(witness.by(repository.id(), DIGEST, 10))
                .singleElement()
                .extracting(ImageBuild::job)
                .isEqualTo("services/deploy");
    }

    @Test
    void aDeletedRunIsForgottenAndNoOther() {
        push(actor(FIRST), TAG);
        push(actor(SECOND), TAG);

        witness.forget(FIRST);

        assertThat(witness.of(FIRST)).isEmpty();
        assertThat(witness.of(SECOND)).hasSize(1);
    }

    @Test
    void aDeletedFolderTakesItsJobsWithItAndNoNeighbour() {
        running.put(SECOND, new RunningBuild(SECOND, "apps-of-others/deploy", 1, RunningBuild.Trust.TRUSTED));
        push(actor(FIRST), TAG);
        push(actor(SECOND), TAG);

        witness.forgetJob("apps");

        assertThat(witness.of(FIRST)).isEmpty();
        assertThat(witness.of(SECOND)).hasSize(1);
    }

    @Test
    void outlivesTheLogin() {
        push(actor(FIRST), TAG);

        logins.endAll(FIRST);
        running.clear();

        assertThat(witness.of(FIRST)).hasSize(1);
    }

    private Actor actor(BuildId build) {
        BuildLogin login = logins.begin(build);
        return new Actor("job:x", "192.0.2.7", Optional.of(new Proof(Proof.Kind.BUILD_LOGIN, login.id())));
    }

    private void push(Actor actor, Tag... tags) {
        ImageIndex manifest =
                new ImageIndex(MediaType.OCI_INDEX, List.of(), Optional.empty(), Optional.empty(), Map.of());
        witness.manifestPushed(new PushedImage(repository, DIGEST, manifest, List.of(tags), true), actor);
    }

    private void pull(Actor actor) {
        witness.manifestPulled(new PulledImage(repository, DIGEST, DIGEST), actor);
    }
}
