// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.Access;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.sight.StagingOf;
import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.FakeDirectory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organization;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.catalog.BlobLink;
import io.jenkins.plugins.trustedregistry.engine.catalog.BlobUsage;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.credentials.Presented;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.deletion.TestDeletion;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobLimits;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobState;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.CollectionParts;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.GarbageCollection;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.settings.GarbageCollectionSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobRemoval;
import io.jenkins.plugins.trustedregistry.engine.storage.RemovalPause;
import io.jenkins.plugins.trustedregistry.engine.storage.file.DiskLayout;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobRemoval;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobWalk;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileUploadStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The distribution API and the collection over one real store and database, with a place between any two of their steps where a
 * test can let something else happen.
 */
final class CollectedRegistry implements AutoCloseable {
    static final Duration GRACE = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofDays(1);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final AtomicLong nanos = new AtomicLong();
    private final Database database;
    private final Jobs jobs;
    private final GarbageCollection collection;
    private final Router router;
    final Catalog catalog;
    final FileBlobStore blobs;
    /** What happens once, at these places. */
    final Moment afterStore = new Moment();

    final Moment afterFind = new Moment();
    final Moment beforeUnlink = new Moment();
    final Moment beforeRemove = new Moment();

    CollectedRegistry(Path folder) throws IOException {
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        catalog = Catalog.on(database, clock);
        FakeDirectory people = FakeDirectory.empty();
        Accounts accounts = Accounts.on(database, people);
        accounts.organizations()
                .create(new Organization(NamespaceName.parse("technology"), "", true, Set.of(Member.user("dev"))));
        Access access = Access.on(database, people);
        blobs = FileBlobStore.open(new DiskLayout(folder.resolve("storage")));
        FileUploadStore uploads = new FileUploadStore(blobs);
        BlobClaims claims = new BlobClaims(GRACE, nanos::get);
        RouteTable table = DistributionRoutes.of(new DistributionParts(
                (presented, from) -> presented instanceof Presented.UserAndSecret login
                        ? Principal.of(new Person(login.user(), login.user(), Set.of(), false))
                        : Principal.ANONYMOUS,
                access.control(),
                access.visible(),
                catalog,
                new InterruptedStore(blobs, afterFind),
                new InterruptedUploads(uploads, afterStore),
                claims,
                TestDeletion.withoutTrash(database, catalog, accounts, clock).deletions(),
                OpenGates.make(),
                StagingOf.NONE,
                List.of(),
                clock));
        router = new Router(List.of(table), table.errors(), new Incidents(new Random(1)));
        jobs = Jobs.open(database, folder.resolve("jobs"), JobLimits.DEFAULTS, clock, clock);
        collection = new GarbageCollection(
                new CollectionParts(
                        database,
                        interrupted(catalog.usage()),
                        catalog.trash(),
                        run -> {},
                        blobs,
                        () -> new FileBlobWalk(blobs),
                        interrupted(new FileBlobRemoval(blobs)),
                        new RemovalPause(),
                        uploads,
                        claims,
                        () -> new GarbageCollectionSettings("", 0, (int) GRACE.toSeconds(), 168, true),
                        clock,
                        clock,
                        nanos::get),
                jobs);
        pass(LONG);
    }

    TestClient as(String user) {
        return new TestClient(router, Map.of()).basic(user, "secret");
    }

    void pass(Duration time) {
        clock.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    /** The same, only on the clock that people set. */
    void jump(Duration time) {
        clock.advance(time);
    }

    /** A whole collection, beside whatever goes on. */
    void collect() {
        Job job = collection.run("test");
        jobs.runOnly(job.id());
        try {
            Job ended = jobs.awaitEnd(job.id());
            if (ended.state() != JobState.SUCCEEDED) {
                throw new AssertionError(ended.outcome().sentence());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Bytes in the store that an image had once. */
    Digest garbage(String repository, String content) {
        Digest digest = as("dev").blob(repository, content.getBytes(StandardCharsets.UTF_8));
        pass(LONG);
        return digest;
    }

    /** For good: what is deleted and could be restored still needs its blobs. */
    void purgeAllManifests() {
        database.change(handle -> handle.execute("DELETE FROM manifest_reference"));
    }

    void makePublic(String name) {
        Repository now = catalog.repositories().find(RepositoryName.parse(name)).orElseThrow();
        catalog.repositories()
                .update(new Repository(
                        now.id(),
                        now.name(),
                        Repository.Visibility.PUBLIC,
                        now.description(),
                        now.scanMode(),
                        now.createdAt(),
                        now.createdBy()));
    }

    private BlobUsage interrupted(BlobUsage usage) {
        return new BlobUsage() {
            @Override
            public Range range(Optional<Digest> after, Optional<Digest> last) {
                return usage.range(after, last);
            }

            @Override
            public Optional<Digest> bound(Optional<Digest> after, int count) {
                return usage.bound(after, count);
            }

            @Override
            public Unlinked unlink(Collection<Digest> digests, List<BlobLink> links, Instant linkedBefore) {
                beforeUnlink.happen();
                return usage.unlink(digests, links, linkedBefore);
            }

            @Override
            public Total inUse() {
                return usage.inUse();
            }
        };
    }

    private BlobRemoval interrupted(BlobRemoval removal) {
        return () -> {
            BlobRemoval.Batch batch = removal.begin();
            return new BlobRemoval.Batch() {
                @Override
                public BlobRemoval.Removed remove(Collection<Digest> digests) throws IOException {
                    beforeRemove.happen();
                    return batch.remove(digests);
                }

                @Override
                public void close() throws IOException {
                    batch.close();
                }
            };
        };
    }

    @Override
    public void close() {
        jobs.close();
        collection.close();
        database.close();
    }

    /** A place between two steps. */
    static final class Moment {
        private final AtomicReference<Runnable> event = new AtomicReference<>(() -> {});

        /** Lets something happen the next time that work gets here, and only then. */
        void once(Runnable what) {
            event.set(what);
        }

        void happen() {
            event.getAndSet(() -> {}).run();
        }
    }
}
