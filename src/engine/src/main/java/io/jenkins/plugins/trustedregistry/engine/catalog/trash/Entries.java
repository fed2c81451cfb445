// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry.Kind;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes and ends rows of {@code trash_entry} inside a running transaction. */
final class Entries {
    /** For entries that end as soon as they are made. */
    private static final Instant AT_ONCE = Instant.EPOCH;

    private final Handle handle;
    private final EntryIds ids;
    private final Instant now;

    Entries(Handle handle, EntryIds ids, Instant now) {
        this.handle = handle;
        this.ids = ids;
        this.now = now;
    }

    /** An entry of a tag, manifest or repository; without a time to keep it, it only waits to be purged. */
    String add(Kind kind, NamespaceName namespace, long repositoryId, String name, Removal removal) {
        return add(kind, namespace, Optional.of(repositoryId), name, removal, "");
    }

    String add(NamespaceName namespace, Removal removal, String document) {
        return add(Kind.NAMESPACE, namespace, Optional.empty(), namespace.name(), removal, document);
    }

    private String add(
            Kind kind,
            NamespaceName namespace,
            Optional<Long> repositoryId,
            String name,
            Removal removal,
            String document) {
        String id = ids.next(now);
        handle.createUpdate("""
                        INSERT INTO trash_entry (id, kind, namespace, repository_id, name, deleted_at, deleted_by, cause, reason,
                          kept_until, purging, document)
                        VALUES (:id, :kind, :namespace, :repository, :name, :now, :by, :cause, :reason, :until, :purging,
                          :document)""")
                .bind("id", id)
                .bind("kind", kind.name())
                .bind("namespace", namespace.name())
                .bind("repository", repositoryId)
                .bind("name", name)
                .bind("now", now.toEpochMilli())
                .bind("by", removal.by())
                .bind("cause", removal.cause().name())
                .bind("reason", removal.reason())
                .bind("until", removal.until().orElse(AT_ONCE).toEpochMilli())
                .bind("purging", removal.until().isEmpty())
                .bind("document", document)
                .execute();
        return id;
    }

    /** Moves the tags of a manifest out of use. */
    void takeTagsOfManifest(String id, long manifestId) {
        handle.createUpdate("""
                        INSERT INTO trashed_tag (trash_id, name, manifest_id, tagged_at, tagged_by)
                        SELECT :id, name, manifest_id, tagged_at, tagged_by FROM tag WHERE manifest_id = :manifest""").bind("id", id).bind("manifest", manifestId).execute();
        handle.createUpdate("DELETE FROM tag WHERE manifest_id = :manifest")
                .bind("manifest", manifestId)
                .execute();
    }

    /** Moves the tags of a repository out of use. */
    void takeTagsOfRepository(String id, long repositoryId) {
        handle.createUpdate("""
                        INSERT INTO trashed_tag (trash_id, name, manifest_id, tagged_at, tagged_by)
                        SELECT :id, name, manifest_id, tagged_at, tagged_by FROM tag WHERE repository_id = :repository""").bind("id", id).bind("repository", repositoryId).execute();
        handle.createUpdate("DELETE FROM tag WHERE repository_id = :repository")
                .bind("repository", repositoryId)
                .execute();
    }

    /** Ends the entries of tags and manifests of a repository that hold nothing any more. */
    static void endEmpty(Handle handle, long repositoryId) {
        handle.createUpdate("""
                        DELETE FROM trash_entry
                        WHERE repository_id = :repository AND kind IN ('TAG', 'MANIFEST')
                          AND NOT EXISTS (SELECT 1 FROM trashed_tag t WHERE t.trash_id = trash_entry.id)
                          AND NOT EXISTS (
                            SELECT 1 FROM any_manifest m
                            WHERE m.trash_id = trash_entry.id AND m.repository_id = trash_entry.repository_id)""").bind("repository", repositoryId).execute();
    }
}
