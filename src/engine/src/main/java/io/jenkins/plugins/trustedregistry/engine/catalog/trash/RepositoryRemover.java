// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagGuard;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Touch;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry.Kind;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Carries out an order to delete repositories and namespaces, inside a running transaction. */
final class RepositoryRemover {
    private final Handle handle;
    private final Instant now;
    private final Removal removal;
    private final Entries entries;

    RepositoryRemover(Handle handle, EntryIds ids, Instant now, Removal removal) {
        this.handle = handle;
        this.now = now;
        this.removal = removal;
        this.entries = new Entries(handle, ids, now);
    }

    /** Puts a repository out of use; the entry it lies in. What has to go for good only waits there to be purged. */
    Optional<String> repository(RepositoryName name) {
        return handle.createQuery("SELECT id FROM repository WHERE name = :name")
                .bind("name", name.name())
                .mapTo(Long.class)
                .findFirst()
                .map(id -> repository(id, name));
    }

    /** @param document to be kept with it */
    Optional<String> repository(RepositoryName name, Supplier<String> document) {
        Optional<String> entry = repository(name);
        entry.ifPresent(id -> handle.createUpdate("UPDATE trash_entry SET document = :document WHERE id = :id")
                .bind("document", document.get())
                .bind("id", id)
                .execute());
        return entry;
    }

    private String repository(long id, RepositoryName name) {
        check(id, name);
        String entry = entries.add(Kind.REPOSITORY, name.namespace(), id, name.name(), removal);
        entries.takeTagsOfRepository(entry, id);
        handle.createUpdate(
                        "UPDATE any_manifest SET trash_id = :entry WHERE repository_id = :repository AND trash_id IS NULL")
                .bind("entry", entry)
                .bind("repository", id)
                .execute();
        handle.createUpdate("UPDATE any_repository SET trash_id = :entry, name = :name WHERE id = :id")
                .bind("entry", entry)
                .bind("name", name.name() + "#" + entry)
                .bind("id", id)
                .execute();
        return entry;
    }

    private void check(long id, RepositoryName name) {
        TagGuard guard = TagGuard.of(handle, id, now);
        if (guard.isOn()) {
            TagRow.ofRepository(handle, id)
                    .forEach(tag -> guard.check(
                            tag.tag(),
                            tag.taggedAt(),
                            Touch.DELETE,
                            "the repository " + name + " that has it can't be deleted"));
        }
    }

    /** All repositories of a namespace, and the entries that its trash holds already, become parts of one entry. */
    Namespace namespace(NamespaceName name, String document) {
        List<RepositoryName> all = handle.createQuery("SELECT name FROM repository WHERE namespace = :namespace")
                .bind("namespace", name.name())
                .map((row, context) -> RepositoryName.parse(row.getString(1)))
                .list();
        all.forEach(this::repository);
        String entry = entries.add(name, removal, document);
        handle.createUpdate("""
                        UPDATE trash_entry SET part_of = :entry
                        WHERE namespace = :namespace AND part_of IS NULL AND id <> :entry""")
                .bind("entry", entry)
                .bind("namespace", name.name())
                .execute();
        return new Namespace(entry, all.size());
    }

    /** The entry of a namespace, and how many repositories it had. */
    record Namespace(String entry, int repositories) {}
}
