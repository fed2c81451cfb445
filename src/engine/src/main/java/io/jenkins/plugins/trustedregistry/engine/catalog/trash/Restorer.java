// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.SqlTagHistory;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove.How;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMover;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMoves;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingMarks;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Restores tags and manifests of one repository that is in use, inside a running transaction. */
final class Restorer {
    private final Handle handle;
    private final long repositoryId;
    private final String by;
    private final Instant now;

    Restorer(Handle handle, long repositoryId, String by, Instant now) {
        this.handle = handle;
        this.repositoryId = repositoryId;
        this.by = by;
        this.now = now;
    }

    Restored restore(TrashEntry entry, Optional<String> as) {
        if (entry.kind() == TrashEntry.Kind.MANIFEST && as.isPresent()) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "A manifest comes back under its digest: leave the other name out.",
                    Map.of());
        }
        List<TagRow> free = new ArrayList<>();
        List<Tag> taken = new ArrayList<>();
        Map<Tag, Tag> names = new LinkedHashMap<>();
        for (TagRow tag : new EntryQueries(handle).tags(entry.id())) {
            boolean beside = isBeside(entry, tag);
            Tag name = beside ? tag.tag() : as.map(Tag::parse).orElse(tag.tag());
            Optional<TagRow> there = TagRow.find(handle, repositoryId, name);
            if (there.isEmpty() || there.get().digest().equals(tag.digest())) {
                free.add(tag);
                if (!beside) {
                    names.put(tag.tag(), name);
                }
            } else if (entry.kind() == TrashEntry.Kind.TAG && !beside) {
                throw nameTaken(name, there.get());
            } else {
                taken.add(tag.tag());
            }
        }
        Reviver reviver = new Reviver(handle, repositoryId, now.toEpochMilli());
        manifests(entry.id()).forEach(reviver::revive);
        free.forEach(tag -> giveBack(entry.id(), tag, names.getOrDefault(tag.tag(), tag.tag())));
        Entries.endEmpty(handle, repositoryId);
        return new Restored(entry.kind(), entry.namespace(), entry.repository(), List.copyOf(names.values()), taken, 0);
    }

    /** Whether a tag only went along with the one that was deleted, as cosign's do; it keeps its name. */
    private static boolean isBeside(TrashEntry entry, TagRow tag) {
        return entry.kind() == TrashEntry.Kind.TAG && !entry.tags().contains(tag.tag());
    }

    /** The manifests an entry holds, or its tags point at, wherever those lie. */
    private List<Long> manifests(String id) {
        return handle.createQuery("""
                        SELECT id FROM any_manifest WHERE trash_id = :id AND repository_id = :repository
                        UNION SELECT manifest_id FROM trashed_tag WHERE trash_id = :id""")
                .bind("id", id)
                .bind("repository", repositoryId)
                .mapTo(Long.class)
                .list();
    }

    /** As it was: who pushed it when stays true. */
    private void giveBack(String entry, TagRow tag, Tag name) {
        int made = handle.createUpdate("""
                        INSERT INTO tag (repository_id, name, manifest_id, tagged_at, tagged_by)
                        SELECT :repository, :name, manifest_id, tagged_at, tagged_by FROM trashed_tag
                        WHERE trash_id = :entry AND name = :old
                        ON CONFLICT (repository_id, name) DO NOTHING""")
                .bind("repository", repositoryId)
                .bind("name", name.name())
                .bind("entry", entry)
                .bind("old", tag.tag().name())
                .execute();
        new StagingMarks(handle, repositoryId).show(tag.digest());
        if (made > 0) {
            new TagMoves(handle, repositoryId, by, now)
                    .add(name, Optional.empty(), Optional.of(tag.digest()), How.RESTORE);
        }
        handle.createUpdate("DELETE FROM trashed_tag WHERE trash_id = :entry AND name = :old")
                .bind("entry", entry)
                .bind("old", tag.tag().name())
                .execute();
    }

    boolean rollBack(Tag tag, Digest digest) {
        Optional<Long> manifest = handle.createQuery(
                        "SELECT id FROM any_manifest WHERE repository_id = :repository AND digest = :digest")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .mapTo(Long.class)
                .findFirst();
        if (manifest.isEmpty() || !SqlTagHistory.hasPointedAt(handle, repositoryId, tag, digest)) {
            return false;
        }
        new TagMover(handle, repositoryId, by, now).point(List.of(tag), manifest.get(), digest, How.ROLLBACK);
        new StagingMarks(handle, repositoryId).show(digest);
        new Reviver(handle, repositoryId, now.toEpochMilli()).revive(manifest.get());
        return true;
    }

    private static RegistryException nameTaken(Tag name, TagRow there) {
        return clash("The tag " + name + " points at " + there.digest()
                + " by now: restore under another name, or delete that tag first.");
    }

    static RegistryException clash(String sentence) {
        return new RegistryException(ErrorCode.NAME_INVALID, 409, sentence, Map.of());
    }
}
