// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Removes entries for good. What is large goes in steps, so that pushes get their turn in between; it is marked first, so that
 * nothing half gone can be restored, and whoever is killed in the middle leaves an entry that is due.
 */
final class Purger {
    private static final int STEP = 500;

    private final Database database;

    Purger(Database database) {
        this.database = database;
    }

    boolean purge(String id) {
        if (!database.write(handle -> begin(handle, id))) {
            return false;
        }
        for (String part : database.read(handle -> parts(handle, id))) {
            purge(part);
        }
        while (database.write(handle -> manifests(handle, id)) == STEP) {
            // the next step
        }
        database.change(handle -> end(handle, id));
        return true;
    }

    private static boolean begin(Handle handle, String id) {
        return handle.createUpdate("UPDATE trash_entry SET purging = :yes, kept_until = 0 WHERE id = :id")
                        .bind("yes", true)
                        .bind("id", id)
                        .execute()
                > 0;
    }

    private static List<String> parts(Handle handle, String id) {
        return handle.createQuery("SELECT id FROM trash_entry WHERE part_of = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list();
    }

    private static int manifests(Handle handle, String id) {
        return handle.createUpdate(
                        "DELETE FROM any_manifest WHERE id IN (SELECT id FROM any_manifest WHERE trash_id = :id LIMIT "
                                + STEP + ")")
                .bind("id", id)
                .execute();
    }

    private static void end(Handle handle, String id) {
        Optional<Long> repository = handle.createQuery(
                        "SELECT repository_id FROM trash_entry WHERE id = :id AND repository_id IS NOT NULL")
                .bind("id", id)
                .mapTo(Long.class)
                .findFirst();
        repository.ifPresent(
                lying -> handle.createUpdate("DELETE FROM any_repository WHERE id = :repository AND trash_id = :id")
                        .bind("repository", lying)
                        .bind("id", id)
                        .execute());
        handle.createUpdate("DELETE FROM trash_entry WHERE id = :id")
                .bind("id", id)
                .execute();
        repository.ifPresent(lay -> tidy(handle, lay));
    }

    private static void tidy(Handle handle, long repositoryId) {
        Entries.endEmpty(handle, repositoryId);
        handle.createUpdate("""
                        DELETE FROM trashed_blob
                        WHERE repository_id = :repository AND NOT EXISTS (
                          SELECT 1 FROM manifest_reference r
                          WHERE r.referenced = trashed_blob.digest AND r.repository_id = trashed_blob.repository_id)""").bind("repository", repositoryId).execute();
    }
}
