// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove.How;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMoves;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagGuard;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Touch;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry.Kind;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Carries out an order to delete a tag or manifest of one repository, inside a running transaction. */
final class Remover {
    private final Handle handle;
    private final long repositoryId;
    private final Instant now;
    private final Removal removal;
    private final Entries entries;
    private final TagMoves moves;

    Remover(Handle handle, EntryIds ids, long repositoryId, Instant now, Removal removal) {
        this.handle = handle;
        this.repositoryId = repositoryId;
        this.now = now;
        this.removal = removal;
        this.entries = new Entries(handle, ids, now);
        this.moves = new TagMoves(handle, repositoryId, removal.by(), now);
    }

    boolean tag(Tag tag) {
        Optional<TagRow> found = TagRow.find(handle, repositoryId, tag);
        found.ifPresent(this::remove);
        return found.isPresent();
    }

    Optional<TaggedImage> image(Tag tag) {
        Optional<TagRow> found = TagRow.find(handle, repositoryId, tag);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ImageOfTag image = new ImageOfTag(handle, repositoryId, tag, TagGuard.of(handle, repositoryId, now));
        Optional<TaggedImage> gone = image.find();
        Optional<String> entry = remove(found.get());
        image.beside().forEach(row -> take(row, entry));
        image.ids().forEach(manifest -> remove(manifest, entry));
        return gone;
    }

    /** @return the entry of the trash it is in; empty when it is gone for good */
    private Optional<String> remove(TagRow row) {
        Tag tag = row.tag();
        TagGuard.of(handle, repositoryId, now).check(tag, row.taggedAt(), Touch.DELETE, "it can't be deleted");
        Optional<String> entry =
                removal.until().map(until -> entries.add(Kind.TAG, namespace(), repositoryId, tag.name(), removal));
        take(row, entry);
        return entry;
    }

    /** Puts a tag into an entry of the trash, or removes it for good. */
    private void take(TagRow row, Optional<String> entry) {
        Tag tag = row.tag();
        entry.ifPresent(id -> handle.createUpdate("""
                            INSERT INTO trashed_tag (trash_id, name, manifest_id, tagged_at, tagged_by)
                            SELECT :id, name, manifest_id, tagged_at, tagged_by FROM tag
                            WHERE repository_id = :repository AND name = :tag""")
                .bind("id", id)
                .bind("repository", repositoryId)
                .bind("tag", tag.name())
                .execute());
        handle.createUpdate("DELETE FROM tag WHERE repository_id = :repository AND name = :tag")
                .bind("repository", repositoryId)
                .bind("tag", tag.name())
                .execute();
        moves.add(tag, Optional.of(row.digest()), Optional.empty(), How.DELETE);
    }

    /** A manifest whose tags are gone already. */
    private void remove(long manifest, Optional<String> entry) {
        if (entry.isPresent()) {
            handle.createUpdate("UPDATE any_manifest SET trash_id = :entry WHERE id = :id")
                    .bind("entry", entry.get())
                    .bind("id", manifest)
                    .execute();
        } else {
            handle.createUpdate("DELETE FROM any_manifest WHERE id = :id")
                    .bind("id", manifest)
                    .execute();
            Entries.endEmpty(handle, repositoryId);
        }
    }

    boolean manifest(Digest digest) {
        Optional<Long> found = manifestId(digest);
        if (found.isEmpty()) {
            return false;
        }
        long id = found.get();
        checkAllThatLeadTo(id, digest);
        TagRow.ofManifest(handle, id)
                .forEach(tag -> moves.add(tag.tag(), Optional.of(digest), Optional.empty(), How.DELETE));
        Optional<String> entry = removal.until()
                .map(until -> entries.add(Kind.MANIFEST, namespace(), repositoryId, digest.toString(), removal));
        entry.ifPresent(made -> entries.takeTagsOfManifest(made, id));
        remove(id, entry);
        return true;
    }

    boolean untagged(Digest digest, Instant notAfter) {
        boolean still = handle.createQuery("""
                        SELECT m.id FROM manifest m
                        WHERE m.repository_id = :repository AND m.digest = :digest AND m.pushed_at <= :notAfter
                          AND NOT EXISTS (SELECT 1 FROM tag t WHERE t.manifest_id = m.id)
                          AND NOT EXISTS (
                            SELECT 1 FROM staged_tag s WHERE s.repository_id = m.repository_id AND s.digest = m.digest)
                          AND NOT EXISTS (
                            SELECT 1 FROM manifest_reference r JOIN manifest i ON i.id = r.manifest_id
                            WHERE r.referenced = m.digest AND r.repository_id = m.repository_id)""")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .bind("notAfter", notAfter.toEpochMilli())
                .mapTo(Long.class)
                .findFirst()
                .isPresent();
        return still && manifest(digest);
    }

    /**
     * An immutable tag keeps its manifest, and every manifest that an index it points at names, however deep. The cross join makes
     * SQLite look up the tags of the few manifests that were found, instead of reading all tags.
     */
    private void checkAllThatLeadTo(long manifestId, Digest digest) {
        TagGuard guard = TagGuard.of(handle, repositoryId, now);
        if (!guard.isOn()) {
            return;
        }
        List<TagRow> tags = handle.createQuery("""
                        WITH RECURSIVE up (id, digest) AS (
                          SELECT id, digest FROM manifest WHERE id = :id
                          UNION
                          SELECT m.id, m.digest
                          FROM up
                            JOIN manifest_reference r ON r.referenced = up.digest AND r.repository_id = :repository
                            JOIN manifest m ON m.id = r.manifest_id)
                        SELECT t.name, t.tagged_at, up.digest FROM up CROSS JOIN tag t WHERE t.manifest_id = up.id""")
                .bind("id", manifestId)
                .bind("repository", repositoryId)
                .map((row, context) -> TagRow.read(row))
                .list();
        tags.stream()
                .sorted(Comparator.comparing(TagRow::tag))
                .forEach(tag -> guard.check(
                        tag.tag(),
                        tag.taggedAt(),
                        Touch.DELETE,
                        "the manifest " + digest + " that it needs can't be deleted"));
    }

    private Optional<Long> manifestId(Digest digest) {
        return handle.createQuery("SELECT id FROM manifest WHERE repository_id = :repository AND digest = :digest")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .mapTo(Long.class)
                .findFirst();
    }

    private NamespaceName namespace() {
        return handle.createQuery("SELECT namespace FROM repository WHERE id = :repository")
                .bind("repository", repositoryId)
                .mapTo(String.class)
                .findFirst()
                .map(NamespaceName::parse)
                .orElseThrow(() -> new IllegalStateException("A manifest in use has a repository in use"));
    }
}
