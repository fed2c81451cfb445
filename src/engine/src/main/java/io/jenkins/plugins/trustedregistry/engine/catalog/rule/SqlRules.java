// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;

/** Rules in columns of the table {@code any_repository}, releases in {@code tag_release}. */
public final class SqlRules implements Rules {
    private final Database database;
    private final InstantSource clock;

    public SqlRules(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Map<Long, RepositoryRules> of(Collection<Long> repositoryIds) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, immutable_tags, immutable_days, untagged_days, scanner FROM any_repository
                        WHERE trash_id IS NULL AND id IN (<ids>)""")
                .bindList(EmptyHandling.NULL_KEYWORD, "ids", repositoryIds)
                .reduceResultSet(new java.util.HashMap<>(), (all, row, context) -> {
                    all.put(row.getLong("id"), rules(row));
                    return all;
                }));
    }

    private static RepositoryRules rules(ResultSet row) throws SQLException {
        int untagged = row.getInt("untagged_days");
        Optional<UntaggedRule> rule = row.wasNull() ? Optional.empty() : Optional.of(new UntaggedRule(untagged));
        String scanner = row.getString("scanner");
        return new RepositoryRules(
                immutable(row), rule, scanner.isEmpty() ? Optional.empty() : Optional.of(new ScannerName(scanner)));
    }

    static ImmutableTags immutable(ResultSet row) throws SQLException {
        return new ImmutableTags(TagPatterns.parse(row.getString("immutable_tags")), row.getInt("immutable_days"));
    }

    @Override
    public boolean set(long repositoryId, RepositoryRules rules) {
        return database.write(handle -> handle.createUpdate("""
                        UPDATE any_repository
                        SET immutable_tags = :tags, immutable_days = :days, untagged_days = :untagged, scanner = :scanner
                        WHERE id = :id AND trash_id IS NULL""")
                        .bind("tags", rules.immutable().patterns().toString())
                        .bind("days", rules.immutable().days())
                        .bind("untagged", rules.untagged().map(UntaggedRule::days))
                        .bind("scanner", rules.scanner().map(ScannerName::name).orElse(""))
                        .bind("id", repositoryId)
                        .execute()
                > 0);
    }

    @Override
    public Optional<Release> release(long repositoryId, Tag tag, String by, String reason) {
        return database.write(handle -> {
            handle.createUpdate("""
                            INSERT INTO tag_release (repository_id, tag, digest, released_at, released_by, reason)
                            SELECT t.repository_id, t.name, m.digest, :now, :by, :reason
                            FROM tag t JOIN manifest m ON m.id = t.manifest_id
                            WHERE t.repository_id = :repository AND t.name = :tag
                            ON CONFLICT (repository_id, tag) DO UPDATE SET
                              digest = excluded.digest, released_at = excluded.released_at,
                              released_by = excluded.released_by, reason = excluded.reason""")
                    .bind("repository", repositoryId)
                    .bind("tag", tag.name())
                    .bind("now", clock.instant().toEpochMilli())
                    .bind("by", by)
                    .bind("reason", reason)
                    .execute();
            return find(handle, repositoryId, tag);
        });
    }

    @Override
    public Optional<Release> release(long repositoryId, Tag tag) {
        return database.read(handle -> find(handle, repositoryId, tag));
    }

    /** The release of a tag, if the tag is there and still points at what it was released with. */
    static Optional<Release> find(Handle handle, long repositoryId, Tag tag) {
        return handle.createQuery("""
                        SELECT x.digest, x.released_at, x.released_by, x.reason
                        FROM tag_release x
                          JOIN tag t ON t.repository_id = x.repository_id AND t.name = x.tag
                          JOIN manifest m ON m.id = t.manifest_id AND m.digest = x.digest
                        WHERE x.repository_id = :repository AND x.tag = :tag""")
                .bind("repository", repositoryId)
                .bind("tag", tag.name())
                .map((row, context) -> new Release(
                        tag,
                        Digest.parse(row.getString("digest")),
                        Instant.ofEpochMilli(row.getLong("released_at")),
                        row.getString("released_by"),
                        row.getString("reason")))
                .findFirst();
    }

    @Override
    public boolean hold(long repositoryId, Tag tag) {
        return database.write(handle -> {
            boolean released = find(handle, repositoryId, tag).isPresent();
            handle.createUpdate("DELETE FROM tag_release WHERE repository_id = :repository AND tag = :tag")
                    .bind("repository", repositoryId)
                    .bind("tag", tag.name())
                    .execute();
            return released;
        });
    }
}
