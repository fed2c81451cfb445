// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.staging;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.Remembered;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rows of the table {@code unpublished}. Where nothing is staged, which is nearly always, a question costs a look into a map. */
public final class SqlUnpublished implements Unpublished {
    private static final int REMEMBERED = 10_000;

    private final Database database;
    /** By repository. A row that goes beside a blob's link may be seen for longer, which costs a question more. */
    private final Remembered<Long, Boolean> any;

    public SqlUnpublished(Database database) {
        this.database = database;
        this.any = new Remembered<>(database, REMEMBERED);
    }

    @Override
    public boolean hides(long repositoryId, Digest digest, Optional<StagingId> area) {
        return anyIn(repositoryId) && isNotIn(area, stagedIn(repositoryId, digest));
    }

    private boolean anyIn(long repositoryId) {
        return any.get(repositoryId, () -> hasAny(repositoryId));
    }

    @Override
    public List<StagingId> areas(long repositoryId, Digest digest) {
        return anyIn(repositoryId)
                ? stagedIn(repositoryId, digest).stream().map(StagingId::new).toList()
                : List.of();
    }

    @Override
    public List<StagedManifest> manifests(StagingId area) {
        return database.read(handle -> handle.createQuery("""
                        SELECT u.repository_id, u.digest FROM unpublished u
                          JOIN manifest m ON m.repository_id = u.repository_id AND m.digest = u.digest
                        WHERE u.staging = :area ORDER BY u.repository_id, u.digest""")
                .bind("area", area.text())
                .map((row, context) -> new StagedManifest(row.getLong(1), Digest.parse(row.getString(2))))
                .list());
    }

    private static boolean isNotIn(Optional<StagingId> area, List<String> areas) {
        return !areas.isEmpty() && !areas.contains(StagingMarks.area(area));
    }

    private List<String> stagedIn(long repositoryId, Digest digest) {
        return database.read(handle -> handle.createQuery(
                        "SELECT staging FROM unpublished WHERE repository_id = :repository AND digest = :digest")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .mapTo(String.class)
                .list());
    }

    private boolean hasAny(long repositoryId) {
        return database.read(
                handle -> handle.createQuery("SELECT 1 FROM unpublished WHERE repository_id = :repository LIMIT 1")
                        .bind("repository", repositoryId)
                        .mapTo(Integer.class)
                        .findFirst()
                        .isPresent());
    }

    @Override
    public void show(long repositoryId, Collection<Digest> digests) {
        database.change(handle -> digests.forEach(new StagingMarks(handle, repositoryId)::show));
    }

    @Override
    public void show(StagingId area) {
        database.change(
                handle -> handle.createUpdate("""
                        DELETE FROM unpublished WHERE EXISTS (
                          SELECT 1 FROM unpublished mine
                          WHERE mine.staging = :area AND mine.repository_id = unpublished.repository_id
                            AND mine.digest = unpublished.digest)""").bind("area", area.text()).execute());
    }

    @Override
    public void tidyUp() {
        database.change(handle -> handle.execute("""
                DELETE FROM unpublished
                WHERE NOT EXISTS (
                    SELECT 1 FROM any_manifest m
                    WHERE m.repository_id = unpublished.repository_id AND m.digest = unpublished.digest)
                  AND NOT EXISTS (
                    SELECT 1 FROM repository_blob b
                    WHERE b.repository_id = unpublished.repository_id AND b.digest = unpublished.digest)"""));
    }
}
