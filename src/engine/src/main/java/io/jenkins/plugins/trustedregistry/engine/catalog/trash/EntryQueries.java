// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingMarks;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry.Kind;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** Reads entries of the trash. */
final class EntryQueries {
    /** A repository in the trash is called as its own entry says. */
    private static final String SELECT = """
            SELECT e.id, e.kind, e.namespace, e.name, e.deleted_at, e.deleted_by, e.cause, e.reason, e.kept_until, e.part_of,
              coalesce(w.name, r.name) AS repository, r.id IS NOT NULL AND r.trash_id IS NULL AS in_use,
              e.kind = 'MANIFEST' AND EXISTS (
                SELECT 1 FROM any_manifest m WHERE m.repository_id = e.repository_id AND m.digest = e.name AND NOT %s) AS staged
            FROM trash_entry e
              LEFT JOIN any_repository r ON r.id = e.repository_id
              LEFT JOIN trash_entry w ON w.id = r.trash_id
            WHERE NOT e.purging AND\s""".formatted(StagingMarks.published("m"));
    /** Sorts after every entry. */
    private static final String LATEST = "~";

    private final Handle handle;

    EntryQueries(Handle handle) {
        this.handle = handle;
    }

    Optional<TrashEntry> find(String id) {
        return handle.createQuery(SELECT + "e.id = :id")
                .bind("id", id)
                .reduceRows(Optional.<TrashEntry>empty(), (none, row) -> Optional.of(entry(row)));
    }

    List<TrashEntry> list(Trash.Scope scope, String before, int limit) {
        return bound(scope)
                .bind("before", before.isEmpty() ? LATEST : before)
                .bind("limit", limit)
                .map((row, context) -> row.getString("id"))
                .list()
                .stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    /** All that went with a namespace. */
    List<TrashEntry> parts(String whole) {
        return list(new Trash.Scope.PartOf(whole), "", Integer.MAX_VALUE);
    }

    private Query bound(Trash.Scope scope) {
        if (scope instanceof Trash.Scope.OfNamespace of) {
            return page("e.namespace = :namespace AND e.part_of IS NULL AND ")
                    .bind("namespace", of.namespace().name());
        }
        if (scope instanceof Trash.Scope.OfRepository of) {
            return page("e.repository_id = :repository AND ").bind("repository", of.repositoryId());
        }
        if (scope instanceof Trash.Scope.PartOf of) {
            return page("e.part_of = :whole AND ").bind("whole", of.id());
        }
        return page("");
    }

    private Query page(String condition) {
        return handle.createQuery("SELECT e.id FROM trash_entry e WHERE NOT e.purging AND " + condition
                + "e.id < :before ORDER BY e.id DESC LIMIT :limit");
    }

    private TrashEntry entry(RowView row) {
        String id = text(row, "id");
        Kind kind = Kind.valueOf(text(row, "kind"));
        List<TagRow> tags = kind == Kind.TAG || kind == Kind.MANIFEST ? tags(id) : List.of();
        return new TrashEntry(
                id,
                kind,
                NamespaceName.parse(text(row, "namespace")),
                Optional.ofNullable(row.getColumn("repository", String.class)).map(RepositoryName::parse),
                row.getColumn("in_use", Boolean.class),
                kind == Kind.MANIFEST
                        ? Optional.of(Digest.parse(text(row, "name")))
                        : tags.stream()
                                .filter(tag -> tag.tag().name().equals(text(row, "name")))
                                .findFirst()
                                .map(TagRow::digest),
                row.getColumn("staged", Boolean.class),
                kind == Kind.TAG
                        ? List.of(new Tag(text(row, "name")))
                        : tags.stream().map(TagRow::tag).toList(),
                time(row, "deleted_at"),
                text(row, "deleted_by"),
                Removal.Cause.valueOf(text(row, "cause")),
                text(row, "reason"),
                time(row, "kept_until"),
                Optional.ofNullable(row.getColumn("part_of", String.class)));
    }

    /** The tags that an entry holds. */
    List<TagRow> tags(String id) {
        return handle.createQuery("""
                        SELECT t.name, t.tagged_at, m.digest FROM trashed_tag t JOIN any_manifest m ON m.id = t.manifest_id
                        WHERE t.trash_id = :id ORDER BY t.name""")
                .bind("id", id)
                .map((row, context) -> TagRow.read(row))
                .list();
    }

    private static String text(RowView row, String column) {
        return row.getColumn(column, String.class);
    }

    private static Instant time(RowView row, String column) {
        return Instant.ofEpochMilli(row.getColumn(column, Long.class));
    }
}
