// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.pulls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.SomeRepository;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PulledImage;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullCounterTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Tag TAG = Tag.parse("v1");
    private static final List<Reference> BOTH = List.of(TAG, DIGEST);

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T10:00:00Z"));
    private Database database;
    private Catalog catalog;
    private Repository repository;
    private PullCounter counter;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        catalog = Catalog.on(database, clock);
        repository = SomeRepository.in(catalog, RepositoryName.parse("technology/test"), clock.instant());
        counter = new PullCounter(database, catalog.repositories(), new TagLookups(clock), clock);
    }

    @AfterEach
    void close() {
        counter.close();
        database.close();
    }

    @Test
    void countsAPullByTagForTheTagAndForWhatItPointsAt() {
        pull(TAG, "alice");
        clock.advance(Duration.ofMinutes(1));
        pull(DIGEST, "bob");

        assertThat(counter.of(repository.id(), BOTH))
                .containsEntry(TAG, new Pulls(1, Instant.parse("2026-11-25T10:00:00Z"), "alice"))
                .containsEntry(DIGEST, new Pulls(2, Instant.parse("2026-11-25T10:01:00Z"), "bob"));
        assertThat(counter.of(repository.id(), List.of(Tag.parse("v2")))).isEmpty();
        assertThat(counter.of(repository.id() + 1, BOTH)).isEmpty();
    }

    @Test
    void addsUpWhatIsWrittenAndWhatIsNotYet() {
        pull(TAG, "alice");
        counter.flush();
        pull(TAG, "bob");
        assertThat(counter.of(repository.id(), BOTH).get(TAG).count()).isEqualTo(2);
        counter.flush();
        counter.flush();
        counter.close();

        PullCounter next = new PullCounter(database, catalog.repositories(), new TagLookups(clock), clock);
        assertThat(next.of(repository.id(), BOTH).get(TAG)).isEqualTo(new Pulls(2, clock.instant(), "bob"));
        next.close();
    }

    @Test
    void losesNoPullWhenManyPullWhileItIsWritten() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 5000; i++) {
                    pull(TAG, "alice");
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (int i = 0; i < 20; i++) {
            counter.flush();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        counter.flush();

        assertThat(counter.of(repository.id(), BOTH).get(TAG).count()).isEqualTo(20_000);
        assertThat(counter.of(repository.id(), BOTH).get(DIGEST).count()).isEqualTo(20_000);
    }

    @Test
    void forgetsPullsOfARepositoryThatIsGone() {
        pull(TAG, "alice");
        counter.flush();
        catalog.repositories().delete(repository.name());
        assertThat(counter.of(repository.id(), BOTH)).isEmpty();
        pull(TAG, "alice");
        counter.flush();
        counter.close();

        PullCounter next = new PullCounter(database, catalog.repositories(), new TagLookups(clock), clock);
        assertThat(next.of(repository.id(), BOTH)).isEmpty();
        next.close();
    }

    private void pull(Reference reference, String actor) {
        counter.manifestPulled(new PulledImage(repository, DIGEST, reference), new Actor(actor, "192.0.2.7"));
    }
}
