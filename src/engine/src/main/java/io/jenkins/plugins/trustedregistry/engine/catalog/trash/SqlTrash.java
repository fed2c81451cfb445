// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagGuard;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The trash in the tables {@code trash_entry}, {@code trashed_tag} and {@code trashed_blob}, and in marked rows of the others. */
public final class SqlTrash implements Trash, Removals {
    private final Database database;
    private final InstantSource clock;
    private final EntryIds ids = new EntryIds();
    private final Purger purger;

    public SqlTrash(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.purger = new Purger(database);
    }

    @Override
    public boolean tag(long repositoryId, Tag tag, Removal removal) {
        return database.write(handle -> remover(handle, repositoryId, removal).tag(tag));
    }

    @Override
    public Optional<TaggedImage> image(long repositoryId, Tag tag, Removal removal) {
        return database.write(handle -> remover(handle, repositoryId, removal).image(tag));
    }

    @Override
    public Optional<TaggedImage> image(long repositoryId, Tag tag, Digest digest, Instant taggedAt, Removal removal) {
        return database.write(handle -> {
            boolean still = TagRow.find(handle, repositoryId, tag)
                    .filter(row ->
                            row.digest().equals(digest) && !row.taggedAt().isAfter(taggedAt))
                    .isPresent();
            return still ? remover(handle, repositoryId, removal).image(tag) : Optional.empty();
        });
    }

    @Override
    public Optional<TaggedImage> imageOf(long repositoryId, Tag tag) {
        return database.read(handle ->
                new ImageOfTag(handle, repositoryId, tag, TagGuard.of(handle, repositoryId, clock.instant())).find());
    }

    @Override
    public boolean manifest(long repositoryId, Digest digest, Removal removal) {
        return database.write(handle -> remover(handle, repositoryId, removal).manifest(digest));
    }

    @Override
    public boolean untagged(long repositoryId, Digest digest, Instant notAfter, Removal removal) {
        return database.write(handle -> remover(handle, repositoryId, removal).untagged(digest, notAfter));
    }

    private Remover remover(Handle handle, long repositoryId, Removal removal) {
        return new Remover(handle, ids, repositoryId, clock.instant(), removal);
    }

    @Override
    public boolean repository(RepositoryName name, Removal removal, Supplier<String> document) {
        Optional<String> entry = database.write(
                handle -> new RepositoryRemover(handle, ids, clock.instant(), removal).repository(name, document));
        entry.filter(id -> removal.until().isEmpty()).ifPresent(purger::purge);
        return entry.isPresent();
    }

    @Override
    public int namespace(NamespaceName name, String document, Removal removal) {
        RepositoryRemover.Namespace gone = database.write(
                handle -> new RepositoryRemover(handle, ids, clock.instant(), removal).namespace(name, document));
        if (removal.until().isEmpty()) {
            purger.purge(gone.entry());
        }
        return gone.repositories();
    }

    @Override
    public List<TrashEntry> list(Scope scope, String before, int limit) {
        return database.read(handle -> new EntryQueries(handle).list(scope, before, limit));
    }

    @Override
    public Optional<TrashEntry> find(String id) {
        return database.read(handle -> new EntryQueries(handle).find(id));
    }

    @Override
    public Optional<String> document(String id) {
        return database.read(
                handle -> handle.createQuery("SELECT document FROM trash_entry WHERE id = :id AND NOT purging")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findFirst());
    }

    @Override
    public Optional<Restored> restore(String id, Optional<String> as, String by) {
        return database.write(handle -> new EntryQueries(handle).find(id).map(entry -> restore(handle, entry, as, by)));
    }

    private Restored restore(Handle handle, TrashEntry entry, Optional<String> as, String by) {
        if (entry.partOf().isPresent()) {
            throw Restorer.clash("The " + entry.title() + " went with the organization " + entry.namespace()
                    + ": restore that first, from the entry " + entry.partOf().get() + ".");
        }
        return switch (entry.kind()) {
            case TAG, MANIFEST -> restoreImage(handle, entry, as, by);
            case REPOSITORY -> new RepositoryRestorer(handle).repository(entry, as);
            case NAMESPACE -> new RepositoryRestorer(handle).namespace(entry);
        };
    }

    private Restored restoreImage(Handle handle, TrashEntry entry, Optional<String> as, String by) {
        long repositoryId = handle.createQuery("""
                        SELECT r.id FROM trash_entry e JOIN repository r ON r.id = e.repository_id WHERE e.id = :id""")
                .bind("id", entry.id())
                .mapTo(Long.class)
                .findFirst()
                .orElseThrow(() -> Restorer.clash("The repository "
                        + entry.repository().orElseThrow() + " is in the trash itself: restore it first."));
        return new Restorer(handle, repositoryId, by, clock.instant()).restore(entry, as);
    }

    @Override
    public boolean rollBack(long repositoryId, Tag tag, Digest digest, String by) {
        return database.write(handle -> new Restorer(handle, repositoryId, by, clock.instant()).rollBack(tag, digest));
    }

    @Override
    public boolean purge(String id) {
        return purger.purge(id);
    }

    @Override
    public TrashWeight weight() {
        return database.read(handle -> new Weighing(handle).weight());
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT id FROM trash_entry WHERE kept_until <= :now ORDER BY kept_until, id LIMIT :limit")
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }
}
