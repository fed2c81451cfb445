// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.settings.GarbageCollectionSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.RemovalPause;
import io.jenkins.plugins.trustedregistry.engine.storage.file.DiskLayout;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobRemoval;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobWalk;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileUploadStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A store, a catalog and what collects them, in a folder, with clocks that the test moves. */
public final class CollectionWorld implements AutoCloseable {
    public static final Duration GRACE = Duration.ofHours(1);

    public final TestClock clock = new TestClock(Instant.parse("2026-11-25T10:00:00Z"));
    public final AtomicLong nanos = new AtomicLong();
    public final Database database;
    public final Catalog catalog;
    public final FileBlobStore blobs;
    public final FileUploadStore uploads;
    public BlobClaims claims;
    public final RemovalPause pause = new RemovalPause();
    private Forerunner before = run -> {};
    private GarbageCollectionSettings settings = new GarbageCollectionSettings("", 0, 3600, 168, true);

    public CollectionWorld(Path folder) throws IOException {
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        catalog = Catalog.on(database, clock);
        blobs = FileBlobStore.open(new DiskLayout(folder.resolve("storage")));
        uploads = new FileUploadStore(blobs);
        restart();
    }

    /** Another process: what was in memory is gone. */
    void restart() {
        claims = new BlobClaims(GRACE, nanos::get);
    }

    /** What is to run before a collection. */
    void set(Forerunner forerunner) {
        before = forerunner;
    }

    void set(GarbageCollectionSettings changed) {
        settings = changed;
    }

    void pass(Duration time) {
        clock.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    CollectionParts parts() {
        return new CollectionParts(
                database,
                catalog.usage(),
                catalog.trash(),
                before,
                blobs,
                () -> new FileBlobWalk(blobs),
                new FileBlobRemoval(blobs),
                pause,
                uploads,
                claims,
                () -> settings,
                clock,
                clock,
                nanos::get);
    }

    /** A collection in pages of three, by a process that has been there for long. */
    JobOutcome collect(FakeRun run) throws IOException {
        CollectionTable table = new CollectionTable(database);
        EarlierPromises earlier = new EarlierPromises(table, Duration.ZERO, clock, nanos::get);
        return new CollectionWork(parts(), table, earlier, 3, 1).run(run);
    }

    JobOutcome collect() throws IOException {
        return collect(new FakeRun());
    }

    public Repository repository(String name) {
        RepositoryName wanted = RepositoryName.parse(name);
        return catalog.repositories()
                .find(wanted)
                .orElseGet(() -> catalog.repositories()
                        .create(new Repository(
                                0,
                                wanted,
                                Repository.Visibility.PUBLIC,
                                "",
                                Repository.ScanMode.MANUALLY,
                                clock.instant(),
                                "dev"))
                        .orElseThrow());
    }

    /** Bytes that belong to nobody. */
    public Digest store(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return uploads.receive(new ByteArrayInputStream(bytes), Digest.of(bytes))
                .digest();
    }

    public Digest push(String repository, String content) throws IOException {
        Digest digest = store(content);
        catalog.blobs().link(repository(repository).id(), digest, content.length());
        return digest;
    }

    /** An image whose config is this content, which must have been pushed. */
    Digest image(String repository, String tag, String config) {
        Digest digest = Digest.of(config.getBytes(StandardCharsets.UTF_8));
        byte[] content =
                """
                {"schemaVersion":2,"mediaType":"%s","layers":[],
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d}}""".formatted(MediaType.OCI_MANIFEST, digest, config.length()).getBytes(StandardCharsets.UTF_8);
        Digest manifest = Digest.of(content);
        catalog.manifests()
                .put(
                        repository(repository).id(),
                        new StoredManifest(manifest, MediaType.OCI_MANIFEST, content),
                        ManifestParser.parse(content, MediaType.OCI_MANIFEST),
                        List.of(Tag.parse(tag)),
                        "dev");
        return manifest;
    }

    public boolean has(Digest digest) throws IOException {
        return blobs.find(digest).isPresent();
    }

    boolean isLinked(String repository, Digest digest) {
        return catalog.blobs().size(repository(repository).id(), digest).isPresent();
    }

    @Override
    public void close() {
        database.close();
    }
}
