// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removals;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.Remembered;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;

/** Tags in the table {@code tag}. */
final class SqlTags implements Tags {
    /** Whoever does not say who they are is the catalog itself. */
    static final String BY = "registry";
    /** A hundred bytes each, or so. */
    private static final int TAGS_REMEMBERED = 50_000;

    private final Database database;
    private final Removals removals;
    /** Tools that wait for a new tag read the whole list every other minute. */
    private final Remembered<Page, List<Tag>> lists;

    private record Page(long repositoryId, String after, int limit) {}

    SqlTags(Database database, Removals removals) {
        this.database = database;
        this.removals = removals;
        this.lists = new Remembered<>(database, TAGS_REMEMBERED, List::size);
    }

    @Override
    public Optional<Digest> resolve(long repositoryId, Tag tag) {
        return database.read(handle -> handle.createQuery("""
                        SELECT m.digest FROM tag t JOIN manifest m ON m.id = t.manifest_id
                        WHERE t.repository_id = :repository AND t.name = :tag""")
                .bind("repository", repositoryId)
                .bind("tag", tag.name())
                .map((row, context) -> Digest.parse(row.getString(1)))
                .findFirst());
    }

    @Override
    public List<Tag> list(long repositoryId, String after, int limit) {
        return lists.get(new Page(repositoryId, after, limit), () -> lookUp(repositoryId, after, limit));
    }

    private List<Tag> lookUp(long repositoryId, String after, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT name FROM tag
                        WHERE repository_id = :repository AND name > :after ORDER BY name LIMIT :limit""")
                .bind("repository", repositoryId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Tag(row.getString(1)))
                .list());
    }

    @Override
    public Optional<TaggedManifest> find(long repositoryId, Tag tag) {
        return database.read(handle -> detailed(handle, "t.name = :tag")
                .bind("repository", repositoryId)
                .bind("tag", tag.name())
                .map((row, context) -> tagged(row))
                .findFirst());
    }

    @Override
    public List<TaggedManifest> details(long repositoryId, String after, int limit) {
        return database.read(handle -> detailed(handle, "t.name > :after ORDER BY t.name LIMIT :limit")
                .bind("repository", repositoryId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> tagged(row))
                .list());
    }

    private static Query detailed(Handle handle, String condition) {
        return handle.createQuery("SELECT t.name, t.tagged_at, t.tagged_by, " + SummaryRow.COLUMNS
                + " FROM tag t JOIN manifest m ON m.id = t.manifest_id WHERE t.repository_id = :repository AND "
                + condition);
    }

    private static TaggedManifest tagged(ResultSet row) throws SQLException {
        return new TaggedManifest(
                new Tag(row.getString("name")),
                SummaryRow.read(row),
                Instant.ofEpochMilli(row.getLong("tagged_at")),
                row.getString("tagged_by"));
    }

    @Override
    public List<Tag> of(long repositoryId, Digest digest) {
        return database.read(handle -> handle.createQuery("""
                        SELECT t.name FROM manifest m JOIN tag t ON t.manifest_id = m.id
                        WHERE m.repository_id = :repository AND m.digest = :digest ORDER BY t.name""")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .map((row, context) -> new Tag(row.getString(1)))
                .list());
    }

    @Override
    public Map<Long, Figures> figures(Collection<Long> repositoryIds) {
        return database.read(handle -> handle.createQuery("""
                        SELECT repository_id, count(*) AS tags, max(tagged_at) AS latest FROM tag
                        WHERE repository_id IN (<ids>) GROUP BY repository_id""")
                .bindList(EmptyHandling.NULL_KEYWORD, "ids", repositoryIds)
                .reduceResultSet(new HashMap<>(), (all, row, context) -> {
                    Instant latest = Instant.ofEpochMilli(row.getLong("latest"));
                    all.put(row.getLong("repository_id"), new Figures(row.getLong("tags"), latest));
                    return all;
                }));
    }

    @Override
    public boolean delete(long repositoryId, Tag tag) {
        return removals.tag(repositoryId, tag, Removal.forGood(BY));
    }
}
