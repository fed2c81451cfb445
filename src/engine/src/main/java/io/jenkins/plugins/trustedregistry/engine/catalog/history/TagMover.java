// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.history;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove.How;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagGuard;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagPatterns;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Touch;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Points tags at a manifest inside a running transaction: the one place where a tag comes to point at something else. Checks that
 * they may be moved, and writes down each movement; a tag that points there already is only pushed again.
 */
public final class TagMover {
    private final Handle handle;
    private final long repositoryId;
    private final String by;
    private final Instant now;

    public TagMover(Handle handle, long repositoryId, String by, Instant now) {
        this.handle = handle;
        this.repositoryId = repositoryId;
        this.by = by;
        this.now = now;
    }

    /**
     * Points tags at a manifest of the repository.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException DENIED when one of them is immutable and points
     *     elsewhere
     */
    public void point(List<Tag> tags, long manifestId, Digest digest, How how) {
        point(tags, manifestId, digest, how, "");
    }

    /** The same for tags that were copied from elsewhere: {@code origin} is {@code repository:tag}. */
    public void point(List<Tag> tags, long manifestId, Digest digest, How how, String origin) {
        if (tags.isEmpty()) {
            return;
        }
        Standing standing = standing(tags);
        TagGuard guard = new TagGuard(handle, repositoryId, standing.immutable, now);
        TagMoves moves = new TagMoves(handle, repositoryId, by, now);
        Touch touch = how == How.ROLLBACK ? Touch.ROLLBACK : Touch.PUSH;
        for (Tag tag : tags) {
            Optional<Pointer> from = Optional.ofNullable(standing.pointers.get(tag));
            if (from.isEmpty() || !from.get().digest().equals(digest)) {
                from.ifPresent(
                        pointer -> guard.check(tag, pointer.taggedAt(), touch, "it can't be moved to " + digest));
                moves.add(tag, from.map(Pointer::digest), Optional.of(digest), how, origin);
            }
            set(tag, manifestId);
        }
    }

    /** The repository's rule and where the tags point now, in one statement, as this is done at every push. */
    private Standing standing(List<Tag> tags) {
        return handle.createQuery("""
                        SELECT r.immutable_tags, r.immutable_days, t.name, t.tagged_at, m.digest
                        FROM repository r
                          LEFT JOIN tag t ON t.repository_id = r.id AND t.name IN (<tags>)
                          LEFT JOIN any_manifest m ON m.id = t.manifest_id
                        WHERE r.id = :repository""")
                .bind("repository", repositoryId)
                .bindList("tags", tags.stream().map(Tag::name).toList())
                .reduceResultSet(new Standing(), (standing, row, context) -> {
                    standing.immutable = new ImmutableTags(
                            TagPatterns.parse(row.getString("immutable_tags")), row.getInt("immutable_days"));
                    String name = row.getString("name");
                    if (name != null) {
                        standing.pointers.put(
                                new Tag(name),
                                new Pointer(
                                        Digest.parse(row.getString("digest")),
                                        Instant.ofEpochMilli(row.getLong("tagged_at"))));
                    }
                    return standing;
                });
    }

    private void set(Tag tag, long manifestId) {
        handle.createUpdate("""
                        INSERT INTO tag (repository_id, name, manifest_id, tagged_at, tagged_by)
                        VALUES (:repository, :name, :id, :now, :by)
                        ON CONFLICT (repository_id, name) DO UPDATE SET
                          manifest_id = excluded.manifest_id, tagged_at = excluded.tagged_at, tagged_by = excluded.tagged_by""")
                .bind("repository", repositoryId)
                .bind("name", tag.name())
                .bind("id", manifestId)
                .bind("now", now.toEpochMilli())
                .bind("by", by)
                .execute();
    }

    private record Pointer(Digest digest, Instant taggedAt) {}

    /** Filled row by row. */
    private static final class Standing {
        private final Map<Tag, Pointer> pointers = new HashMap<>();
        private ImmutableTags immutable = ImmutableTags.NONE;
    }
}
