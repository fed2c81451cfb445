// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingMarks;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Blob links in the table {@code repository_blob}. */
final class SqlRepositoryBlobs implements RepositoryBlobs {
    private final Database database;
    private final InstantSource clock;

    SqlRepositoryBlobs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public OptionalLong size(long repositoryId, Digest digest) {
        return database.read(handle -> size(handle, repositoryId, digest));
    }

    static OptionalLong size(Handle handle, long repositoryId, Digest digest) {
        return handle
                .createQuery("SELECT size FROM repository_blob WHERE repository_id = :repository AND digest = :digest")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .mapTo(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public void link(long repositoryId, Digest digest, long size) {
        int linked = database.writeAside(handle -> {
            new StagingMarks(handle, repositoryId).show(digest);
            return link(handle, repositoryId, digest, size);
        });
        if (linked == 0) {
            throw repositoryGone();
        }
    }

    @Override
    public void stage(long repositoryId, Digest digest, long size, StagingId area) {
        int linked = database.write(handle -> {
            StagingMarks marks = new StagingMarks(handle, repositoryId);
            boolean known = size(handle, repositoryId, digest).isPresent() && !marks.isMarked(digest);
            int made = link(handle, repositoryId, digest, size);
            if (made > 0) {
                marks.brought(digest, Optional.of(area), known);
            }
            return made;
        });
        if (linked == 0) {
            throw repositoryGone();
        }
    }

    private int link(Handle handle, long repositoryId, Digest digest, long size) {
        return handle.createUpdate("""
                        INSERT INTO repository_blob (repository_id, digest, size, linked_at)
                        SELECT id, :digest, :size, :now FROM repository WHERE id = :repository
                        ON CONFLICT (repository_id, digest) DO UPDATE SET linked_at = excluded.linked_at""")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .bind("size", size)
                .bind("now", clock.instant().toEpochMilli())
                .execute();
    }

    @Override
    public boolean unlink(long repositoryId, Digest digest) {
        return database.write(handle -> {
            Optional<String> user = userOf(handle, repositoryId, digest);
            if (user.isPresent()) {
                throw stillUsed(digest, user.get());
            }
            keepForTrash(handle, repositoryId, digest);
            return handle.createUpdate(
                                    "DELETE FROM repository_blob WHERE repository_id = :repository AND digest = :digest")
                            .bind("repository", repositoryId)
                            .bind("digest", digest.toString())
                            .execute()
                    > 0;
        });
    }

    /** A manifest in the trash that names it can get it back. */
    private static void keepForTrash(Handle handle, long repositoryId, Digest digest) {
        handle.createUpdate("""
                        INSERT INTO trashed_blob (repository_id, digest, size)
                        SELECT b.repository_id, b.digest, b.size FROM repository_blob b
                        WHERE b.repository_id = :repository AND b.digest = :digest AND EXISTS (
                          SELECT 1 FROM manifest_reference r
                          WHERE r.referenced = b.digest AND r.repository_id = b.repository_id)
                        ON CONFLICT (repository_id, digest) DO NOTHING""")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .execute();
    }

    private static Optional<String> userOf(Handle handle, long repositoryId, Digest digest) {
        return handle.createQuery("""
                        SELECT m.digest
                        FROM manifest_reference r
                          JOIN manifest m ON m.id = r.manifest_id
                          JOIN repository_blob b ON b.repository_id = r.repository_id AND b.digest = r.referenced
                        WHERE r.referenced = :digest AND r.repository_id = :repository AND r.kind <> :manifest
                        LIMIT 1""")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .bind("manifest", ManifestReference.Kind.MANIFEST.name())
                .mapTo(String.class)
                .findFirst();
    }

    @Override
    public List<Long> repositoriesWith(Digest digest, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT repository_id FROM repository_blob
                        WHERE digest = :digest ORDER BY repository_id LIMIT :limit""")
                .bind("digest", digest.toString())
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    static RegistryException repositoryGone() {
        return new RegistryException(
                ErrorCode.NAME_UNKNOWN,
                "The repository was deleted while something was pushed to it. Create it again, then push again.");
    }

    private static RegistryException stillUsed(Digest digest, String user) {
        return new RegistryException(
                ErrorCode.UNSUPPORTED,
                "The blob " + digest + " can't be deleted, because the manifest " + user
                        + " of this repository needs it. Delete every manifest that names it first.",
                Map.of("digest", digest.toString(), "manifest", user));
    }
}
