// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.staging;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code unpublished} inside a running transaction: the bytes of one repository that only builds know of. */
public final class StagingMarks {
    /** For a statement over a table or view {@code x} that has {@code repository_id} and {@code digest}; binds {@code :area}. */
    public static final String KNOWN = """
            (NOT EXISTS (SELECT 1 FROM unpublished u WHERE u.repository_id = x.repository_id AND u.digest = x.digest)
              OR EXISTS (
                SELECT 1 FROM unpublished u
                WHERE u.repository_id = x.repository_id AND u.digest = x.digest AND u.staging = :area))""";

    private final Handle handle;
    private final long repositoryId;

    public StagingMarks(Handle handle, long repositoryId) {
        this.handle = handle;
        this.repositoryId = repositoryId;
    }

    /** For a statement over a table or view that has {@code repository_id} and {@code digest}: what all may know of. */
    public static String published(String table) {
        return "NOT EXISTS (SELECT 1 FROM unpublished u WHERE u.repository_id = %1$s.repository_id AND u.digest = %1$s.digest)"
                .formatted(table);
    }

    /** What to bind as {@code :area}; no area is called so. */
    public static String area(Optional<StagingId> area) {
        return area.map(StagingId::text).orElse("");
    }

    public boolean isMarked(Digest digest) {
        return handle.createQuery(
                        "SELECT 1 FROM unpublished WHERE repository_id = :repository AND digest = :digest LIMIT 1")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    /** Somebody has brought the bytes: into an area, or for all. */
    public void brought(Digest digest, Optional<StagingId> area, boolean knownBefore) {
        if (area.isEmpty()) {
            show(digest);
        } else if (!knownBefore) {
            mark(digest, area.get());
        }
    }

    private void mark(Digest digest, StagingId area) {
        handle.createUpdate("""
                        INSERT INTO unpublished (repository_id, digest, staging) VALUES (:repository, :digest, :area)
                        ON CONFLICT (repository_id, digest, staging) DO NOTHING""")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .bind("area", area.text())
                .execute();
    }

    public void show(Digest digest) {
        handle.createUpdate("DELETE FROM unpublished WHERE repository_id = :repository AND digest = :digest")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .execute();
    }
}
