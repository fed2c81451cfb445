// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Restores repositories and what a namespace left, inside a running transaction. */
final class RepositoryRestorer {
    private final Handle handle;

    RepositoryRestorer(Handle handle) {
        this.handle = handle;
    }

    Restored repository(TrashEntry entry, Optional<String> as) {
        RepositoryName old = entry.repository().orElseThrow();
        RepositoryName name = as.map(RepositoryName::parse).orElse(old);
        if (!name.isQualified() || !name.namespace().equals(old.namespace())) {
            throw Restorer.clash("The repository " + old
                    + " comes back within its namespace: choose a name that begins with " + old.namespace() + "/.");
        }
        if (inUse(name)) {
            throw Restorer.clash("There is a repository " + name
                    + " by now: restore under another name, or delete that repository first.");
        }
        handle.createUpdate("""
                        UPDATE any_repository SET trash_id = NULL, name = :name
                        WHERE trash_id = :entry AND id = (SELECT repository_id FROM trash_entry WHERE id = :entry)""")
                .bind("name", name.name())
                .bind("entry", entry.id())
                .execute();
        handle.createUpdate("UPDATE any_manifest SET trash_id = NULL WHERE trash_id = :entry")
                .bind("entry", entry.id())
                .execute();
        handle.createUpdate("""
                        INSERT INTO tag (repository_id, name, manifest_id, tagged_at, tagged_by)
                        SELECT m.repository_id, t.name, t.manifest_id, t.tagged_at, t.tagged_by
                        FROM trashed_tag t JOIN any_manifest m ON m.id = t.manifest_id
                        WHERE t.trash_id = :entry""").bind("entry", entry.id()).execute();
        end(entry.id());
        return new Restored(entry.kind(), entry.namespace(), Optional.of(name), List.of(), List.of(), 0);
    }

    private boolean inUse(RepositoryName name) {
        return handle.createQuery("SELECT 1 FROM repository WHERE name = :name")
                .bind("name", name.name())
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    /**
     * The repositories that went at the same moment as the namespace come back; what lay in the trash before stays there, as the
     * namespace's own again.
     */
    Restored namespace(TrashEntry entry) {
        NamespaceName name = entry.namespace();
        List<TrashEntry> parts = new EntryQueries(handle).parts(entry.id());
        handle.createUpdate("UPDATE trash_entry SET part_of = NULL WHERE part_of = :entry")
                .bind("entry", entry.id())
                .execute();
        List<TrashEntry> went = parts.stream()
                .filter(part -> part.kind() == TrashEntry.Kind.REPOSITORY
                        && part.deletedAt().equals(entry.deletedAt()))
                .toList();
        went.forEach(part -> repository(part, Optional.empty()));
        end(entry.id());
        return new Restored(entry.kind(), name, Optional.empty(), List.of(), List.of(), went.size());
    }

    private void end(String id) {
        handle.createUpdate("DELETE FROM trash_entry WHERE id = :id")
                .bind("id", id)
                .execute();
    }
}
