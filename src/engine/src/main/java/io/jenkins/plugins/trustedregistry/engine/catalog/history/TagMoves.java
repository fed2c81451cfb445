// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.history;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove.How;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes movements down inside a running transaction. */
public final class TagMoves {
    private final Handle handle;
    private final long repositoryId;
    private final String by;
    private final Instant now;

    public TagMoves(Handle handle, long repositoryId, String by, Instant now) {
        this.handle = handle;
        this.repositoryId = repositoryId;
        this.by = by;
        this.now = now;
    }

    public void add(Tag tag, Optional<Digest> from, Optional<Digest> to, How how) {
        add(tag, from, to, how, "");
    }

    /** @param origin where it was copied from; empty: nowhere */
    void add(Tag tag, Optional<Digest> from, Optional<Digest> to, How how, String origin) {
        handle.createUpdate("""
                        INSERT INTO tag_move (repository_id, tag, from_digest, to_digest, moved_at, moved_by, how, origin)
                        VALUES (:repository, :tag, :from, :to, :now, :by, :how, :origin)""")
                .bind("repository", repositoryId)
                .bind("tag", tag.name())
                .bind("from", from.map(Digest::toString))
                .bind("to", to.map(Digest::toString))
                .bind("now", now.toEpochMilli())
                .bind("by", by)
                .bind("how", how.name())
                .bind("origin", origin)
                .execute();
    }
}
