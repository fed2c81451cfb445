// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.staging;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove.How;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMover;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tags in the table {@code staged_tag}. */
public final class SqlStagedTags implements StagedTags {
    private final Database database;
    private final InstantSource clock;

    public SqlStagedTags(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void put(StagingId staging, long repositoryId, RepositoryName name, List<Tag> tags, Digest digest) {
        database.change(handle -> {
            for (Tag tag : tags) {
                handle.createUpdate("""
                                INSERT INTO staged_tag (staging, repository_id, repository, tag, digest)
                                VALUES (:staging, :repository, :name, :tag, :digest)
                                ON CONFLICT (staging, repository_id, tag) DO UPDATE SET digest = excluded.digest""")
                        .bind("staging", staging.text())
                        .bind("repository", repositoryId)
                        .bind("name", name.name())
                        .bind("tag", tag.name())
                        .bind("digest", digest.toString())
                        .execute();
            }
        });
    }

    @Override
    public Optional<Digest> find(StagingId staging, long repositoryId, Tag tag) {
        return database.read(handle -> handle.createQuery("""
                        SELECT digest FROM staged_tag
                        WHERE staging = :staging AND repository_id = :repository AND tag = :tag""")
                .bind("staging", staging.text())
                .bind("repository", repositoryId)
                .bind("tag", tag.name())
                .map((row, context) -> Digest.parse(row.getString("digest")))
                .findFirst());
    }

    @Override
    public List<StagedTag> of(StagingId staging) {
        return database.read(handle -> all(handle, staging));
    }

    private static List<StagedTag> all(Handle handle, StagingId staging) {
        return handle.createQuery("""
                        SELECT repository_id, repository, tag, digest FROM staged_tag
                        WHERE staging = :staging ORDER BY repository_id, tag""")
                .bind("staging", staging.text())
                .map((row, context) -> new StagedTag(
                        row.getLong("repository_id"),
                        new RepositoryName(row.getString("repository")),
                        new Tag(row.getString("tag")),
                        Digest.parse(row.getString("digest"))))
                .list();
    }

    @Override
    public void point(StagingId staging, String by) {
        database.change(handle -> {
            for (StagedTag staged : all(handle, staging)) {
                long manifest = manifest(handle, staged);
                new TagMover(handle, staged.repositoryId(), by, clock.instant())
                        .point(List.of(staged.tag()), manifest, staged.digest(), How.PUSH);
            }
        });
    }

    private static long manifest(Handle handle, StagedTag staged) {
        return handle.createQuery("""
                        SELECT m.id FROM manifest m JOIN repository r ON r.id = m.repository_id
                        WHERE m.repository_id = :repository AND m.digest = :digest""")
                .bind("repository", staged.repositoryId())
                .bind("digest", staged.digest().toString())
                .mapTo(Long.class)
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.MANIFEST_UNKNOWN,
                        "Tried to publish " + staged + ", but " + staged.digest()
                                + " or its repository was deleted meanwhile. Push the image again.",
                        Map.of("digest", staged.digest().toString())));
    }
}
