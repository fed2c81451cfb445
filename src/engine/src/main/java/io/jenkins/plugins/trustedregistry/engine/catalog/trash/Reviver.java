// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Brings manifests of a repository back into use inside a running transaction: with the blobs they name, with the manifests an
 * index names as far as they lie in the trash, and with referrers that went with it or were collected because it was gone.
 */
public final class Reviver {
    private final Handle handle;
    private final long repositoryId;
    private final long now;

    public Reviver(Handle handle, long repositoryId, long now) {
        this.handle = handle;
        this.repositoryId = repositoryId;
        this.now = now;
    }

    /** Brings this manifest back; does nothing for one that is in use. */
    public void revive(long manifestId) {
        Set<Long> seen = new HashSet<>();
        Deque<Long> waiting = new ArrayDeque<>(List.of(manifestId));
        while (!waiting.isEmpty()) {
            long id = waiting.remove();
            if (seen.add(id)) {
                String entry = entry(id);
                one(id);
                waiting.addAll(needed(id));
                waiting.addAll(about(id, entry));
            }
        }
        Entries.endEmpty(handle, repositoryId);
    }

    /** Where it lies; empty when it is in use. */
    private String entry(long id) {
        return handle.createQuery("SELECT trash_id FROM any_manifest WHERE id = :id AND trash_id IS NOT NULL")
                .bind("id", id)
                .mapTo(String.class)
                .findFirst()
                .orElse("");
    }

    private void one(long id) {
        handle.createUpdate("UPDATE any_manifest SET trash_id = NULL WHERE id = :id AND trash_id IS NOT NULL")
                .bind("id", id)
                .execute();
        handle.createUpdate("""
                        INSERT INTO repository_blob (repository_id, digest, size, linked_at)
                        SELECT b.repository_id, b.digest, b.size, :now
                        FROM manifest_reference r
                          JOIN trashed_blob b ON b.repository_id = r.repository_id AND b.digest = r.referenced
                        WHERE r.manifest_id = :id
                        ON CONFLICT (repository_id, digest) DO NOTHING""").bind("now", now).bind("id", id).execute();
        handle.createUpdate("""
                        DELETE FROM trashed_blob
                        WHERE repository_id = :repository
                          AND digest IN (SELECT referenced FROM manifest_reference WHERE manifest_id = :id)""").bind("repository", repositoryId).bind("id", id).execute();
    }

    private List<Long> needed(long id) {
        return handle.createQuery("""
                        SELECT m.id
                        FROM manifest_reference r
                          JOIN any_manifest m ON m.repository_id = r.repository_id AND m.digest = r.referenced
                        WHERE r.manifest_id = :id AND m.trash_id IS NOT NULL""").bind("id", id).mapTo(Long.class).list();
    }

    private List<Long> about(long id, String entry) {
        return handle.createQuery("""
                        SELECT m.id
                        FROM any_manifest s
                          JOIN any_manifest m ON m.repository_id = s.repository_id AND m.subject = s.digest
                          JOIN trash_entry e ON e.id = m.trash_id
                        WHERE s.id = :id AND (e.cause = 'UNTAGGED' OR e.id = :entry)""")
                .bind("id", id)
                .bind("entry", entry)
                .mapTo(Long.class)
                .list();
    }
}
