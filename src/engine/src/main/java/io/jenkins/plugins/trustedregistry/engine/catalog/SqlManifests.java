// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove.How;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removals;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.Remembered;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Manifests in the view {@code manifest} of those in use, and what they name in the table {@code manifest_reference}. */
final class SqlManifests implements Manifests {
    private static final String BY_TAG = """
            SELECT m.digest, m.media_type, m.content FROM tag t JOIN manifest m ON m.id = t.manifest_id
            WHERE t.repository_id = :repository AND t.name = :reference""";
    private static final String BY_DIGEST = """
            SELECT m.digest, m.media_type, m.content FROM manifest m
            WHERE m.repository_id = :repository AND m.digest = :reference""";

    private static final int BYTES_REMEMBERED = 8 * 1024 * 1024;
    /** Of one entry in a map, or so. */
    private static final int OVERHEAD = 500;

    private final Database database;
    private final InstantSource clock;
    private final Removals removals;
    private final Remembered<Place, Optional<StoredManifest>> found;

    private record Place(long repositoryId, Reference reference) {}

    SqlManifests(Database database, InstantSource clock, Removals removals) {
        this.database = database;
        this.clock = clock;
        this.removals = removals;
        this.found = new Remembered<>(database, BYTES_REMEMBERED, SqlManifests::size);
    }

    private static int size(Optional<StoredManifest> manifest) {
        return OVERHEAD + manifest.map(stored -> stored.content().length).orElse(0);
    }

    @Override
    public Optional<StoredManifest> find(long repositoryId, Reference reference) {
        return found.get(new Place(repositoryId, reference), () -> lookUp(repositoryId, reference));
    }

    private Optional<StoredManifest> lookUp(long repositoryId, Reference reference) {
        return database.read(handle -> handle.createQuery(reference instanceof Tag ? BY_TAG : BY_DIGEST)
                .bind("repository", repositoryId)
                .bind("reference", reference.toString())
                .map((row, context) -> new StoredManifest(
                        Digest.parse(row.getString(1)), MediaType.parse(row.getString(2)), row.getBytes(3)))
                .findFirst());
    }

    @Override
    public Optional<ManifestSummary> summary(long repositoryId, Digest digest) {
        return database.read(handle -> query(handle, repositoryId, "m.digest = :digest")
                .bind("digest", digest.toString())
                .map((row, context) -> SummaryRow.read(row))
                .findFirst());
    }

    @Override
    public boolean put(long repositoryId, StoredManifest stored, Manifest parsed, List<Tag> tags, String pushedBy) {
        return database.write(
                handle -> new ManifestAcceptor(handle, repositoryId, pushedBy, Optional.empty(), clock.instant())
                        .accept(stored, parsed, tags));
    }

    @Override
    public boolean stage(long repositoryId, StoredManifest stored, Manifest parsed, StagingId area, String pushedBy) {
        return database.write(
                handle -> new ManifestAcceptor(handle, repositoryId, pushedBy, Optional.of(area), clock.instant())
                        .accept(stored, parsed, List.of()));
    }

    @Override
    public void copy(
            long repositoryId, StoredManifest stored, Manifest parsed, List<Tag> tags, String copiedBy, String origin) {
        database.change(
                handle -> new ManifestAcceptor(handle, repositoryId, copiedBy, Optional.empty(), clock.instant())
                        .accept(stored, parsed, tags, How.PROMOTION, origin));
    }

    @Override
    public void runsOn(long repositoryId, Map<Digest, List<Platform>> platforms) {
        database.change(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    UPDATE any_manifest SET platforms = :platforms
                    WHERE repository_id = :repository AND digest = :digest AND platforms IS NULL""");
            platforms.forEach((digest, each) -> batch.bind("repository", repositoryId)
                    .bind("digest", digest.toString())
                    .bind("platforms", SummaryRow.text(each))
                    .add());
            batch.execute();
        });
    }

    @Override
    public <T> T together(Supplier<T> changes) {
        return database.<T, RuntimeException>write(handle -> changes.get());
    }

    @Override
    public boolean delete(long repositoryId, Digest digest) {
        return removals.manifest(repositoryId, digest, Removal.forGood(SqlTags.BY));
    }

    @Override
    public List<ManifestSummary> referrers(
            long repositoryId, Digest subject, Optional<MediaType> artifactType, String after, int limit) {
        String type = artifactType.isPresent() ? " AND m.artifact_type = :artifactType" : "";
        return database.read(handle -> {
            Query query = page(handle, repositoryId, "m.subject = :subject" + type, after, limit)
                    .bind("subject", subject.toString());
            artifactType.ifPresent(wanted -> query.bind("artifactType", wanted.name()));
            return query.map((row, context) -> SummaryRow.read(row)).list();
        });
    }

    @Override
    public List<ManifestSummary> list(long repositoryId, String after, int limit) {
        return database.read(handle -> page(handle, repositoryId, "1 = 1", after, limit)
                .map((row, context) -> SummaryRow.read(row))
                .list());
    }

    @Override
    public List<RepositoryName> holders(Digest digest, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT r.name FROM manifest m JOIN repository r ON r.id = m.repository_id
                        WHERE m.digest = :digest ORDER BY r.name LIMIT :limit""")
                .bind("digest", digest.toString())
                .bind("limit", limit)
                .map((row, context) -> new RepositoryName(row.getString(1)))
                .list());
    }

    @Override
    public List<Digest> referencing(long repositoryId, Digest digest, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT DISTINCT m.digest
                        FROM manifest_reference r JOIN manifest m ON m.id = r.manifest_id
                        WHERE r.referenced = :digest AND r.repository_id = :repository
                        ORDER BY m.digest LIMIT :limit""")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .bind("limit", limit)
                .map((row, context) -> Digest.parse(row.getString(1)))
                .list());
    }

    private static Query page(Handle handle, long repositoryId, String condition, String after, int limit) {
        return query(handle, repositoryId, condition + " AND m.digest > :after ORDER BY m.digest LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit);
    }

    private static Query query(Handle handle, long repositoryId, String condition) {
        return handle.createQuery("SELECT " + SummaryRow.COLUMNS
                        + " FROM manifest m WHERE m.repository_id = :repository AND " + condition)
                .bind("repository", repositoryId);
    }
}
