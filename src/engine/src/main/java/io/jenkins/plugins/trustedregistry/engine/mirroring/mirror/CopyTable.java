// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code mirror_copy}: a log of what became of tags. A mirror looks at the same tags again and again, so what says nothing new
 * is not written: that a tag is unchanged which was copied, or unchanged, with the same image before. What failed or was refused in the
 * same way before is written once, with its latest time.
 */
public final class CopyTable {
    /** How many copies of each mirror are kept. */
    public static final int KEPT = 1000;

    private final Database database;

    public CopyTable(Database database) {
        this.database = database;
    }

    /** Keeps a copy where it says something new, and forgets those that are too many; nothing when the mirror is gone. */
    public void add(String mirror, Copy copy) {
        database.change(handle -> {
            Optional<Copy> before = latest(handle, mirror, copy.tag());
            if (before.filter(known -> saysAll(known, copy)).isPresent()) {
                return;
            }
            before.filter(copy::endedAs)
                    .ifPresent(same -> handle.createUpdate("DELETE FROM mirror_copy WHERE id = :id")
                            .bind("id", same.id())
                            .execute());
            if (insert(handle, mirror, copy) > 0) {
                forget(handle, mirror);
            }
        });
    }

    /** What the last look at a tag came to that was worth a line; empty when none was. */
    public Optional<Copy> latest(String mirror, Tag tag) {
        return database.read(handle -> latest(handle, mirror, tag));
    }

    private static boolean saysAll(Copy known, Copy copy) {
        return copy.outcome() == MirrorOutcome.UNCHANGED
                && known.digest().equals(copy.digest())
                && (known.outcome() == MirrorOutcome.COPIED || known.outcome() == MirrorOutcome.UNCHANGED);
    }

    private static Optional<Copy> latest(Handle handle, String mirror, Tag tag) {
        return handle.createQuery(
                        "SELECT * FROM mirror_copy WHERE mirror_id = :mirror AND tag = :tag ORDER BY id DESC LIMIT 1")
                .bind("mirror", mirror)
                .bind("tag", tag.name())
                .map((row, context) -> read(row))
                .findFirst();
    }

    private static int insert(Handle handle, String mirror, Copy copy) {
        return handle.createUpdate("""
                        INSERT INTO mirror_copy (mirror_id, tag, digest, copied_at, outcome, target_tag, sentence)
                        SELECT id, :tag, :digest, :at, :outcome, :target, :sentence FROM mirror WHERE id = :mirror""")
                .bind("mirror", mirror)
                .bind("tag", copy.tag().name())
                .bind("digest", copy.digest().map(Digest::toString).orElse(""))
                .bind("at", copy.at().toEpochMilli())
                .bind("outcome", copy.outcome().name())
                .bind("target", copy.targetTag().map(Tag::name).orElse(""))
                .bind("sentence", copy.sentence())
                .execute();
    }

    private static void forget(Handle handle, String mirror) {
        handle.createUpdate("""
                        DELETE FROM mirror_copy WHERE mirror_id = :mirror AND id <= (
                          SELECT id FROM mirror_copy WHERE mirror_id = :mirror
                          ORDER BY id DESC LIMIT 1 OFFSET :kept)""").bind("mirror", mirror).bind("kept", KEPT).execute();
    }

    /** The latest first, only those before {@code before}. */
    public List<Copy> of(String mirror, OptionalLong before, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM mirror_copy WHERE mirror_id = :mirror AND id < :before
                        ORDER BY id DESC LIMIT :limit""")
                .bind("mirror", mirror)
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    private static Copy read(ResultSet row) throws SQLException {
        return new Copy(
                row.getLong("id"),
                Tag.parse(row.getString("tag")),
                given(row.getString("digest")).map(Digest::parse),
                Instant.ofEpochMilli(row.getLong("copied_at")),
                MirrorOutcome.valueOf(row.getString("outcome")),
                given(row.getString("target_tag")).map(Tag::parse),
                row.getString("sentence"));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }
}
