// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the tables {@code repository_blob} and {@code manifest_reference} say together. */
final class SqlBlobUsage implements BlobUsage {
    private static final String NAMED = """
            EXISTS (SELECT 1 FROM manifest_reference r
              WHERE r.referenced = b.digest AND r.repository_id = b.repository_id)""";
    /** Behind every digest: they begin with a letter before z. */
    private static final String END = "z";
    /** Asked for at once: databases limit the parameters of a statement. */
    private static final int CHUNK = 500;

    private final Database database;

    SqlBlobUsage(Database database) {
        this.database = database;
    }

    @Override
    public Range range(Optional<Digest> after, Optional<Digest> last) {
        return database.read(handle -> new Range(unused(handle, after, last), needed(handle, after, last)));
    }

    private static List<BlobLink> unused(Handle handle, Optional<Digest> after, Optional<Digest> last) {
        return handle.createQuery("""
                        SELECT b.repository_id, b.digest, b.size, b.linked_at FROM repository_blob b
                        WHERE b.digest > :after AND b.digest <= :last AND NOT %s
                        ORDER BY b.digest, b.repository_id""".formatted(NAMED))
                .bind("after", text(after, ""))
                .bind("last", text(last, END))
                .map((row, context) -> new BlobLink(
                        row.getLong(1),
                        Digest.parse(row.getString(2)),
                        row.getLong(3),
                        Instant.ofEpochMilli(row.getLong(4))))
                .list();
    }

    private static Set<Digest> needed(Handle handle, Optional<Digest> after, Optional<Digest> last) {
        return handle.createQuery("""
                        SELECT DISTINCT referenced FROM manifest_reference
                        WHERE referenced > :after AND referenced <= :last""")
                .bind("after", text(after, ""))
                .bind("last", text(last, END))
                .map((row, context) -> Digest.parse(row.getString(1)))
                .set();
    }

    @Override
    public Optional<Digest> bound(Optional<Digest> after, int count) {
        return database.read(handle -> handle.createQuery("""
                        SELECT DISTINCT digest FROM repository_blob WHERE digest > :after
                        ORDER BY digest LIMIT 1 OFFSET :skip""")
                .bind("after", text(after, ""))
                .bind("skip", count - 1)
                .map((row, context) -> Digest.parse(row.getString(1)))
                .findFirst());
    }

    private static String text(Optional<Digest> digest, String otherwise) {
        return digest.map(Digest::toString).orElse(otherwise);
    }

    @Override
    public Unlinked unlink(Collection<Digest> digests, List<BlobLink> links, Instant linkedBefore) {
        return database.write(handle -> new Unlinked(remove(handle, links, linkedBefore), free(handle, digests)));
    }

    private static int remove(Handle handle, List<BlobLink> links, Instant linkedBefore) {
        if (links.isEmpty()) {
            return 0;
        }
        PreparedBatch batch = handle.prepareBatch("""
                DELETE FROM repository_blob
                WHERE repository_id = :repository AND digest = :digest AND linked_at < :before AND NOT EXISTS (
                  SELECT 1 FROM manifest_reference r WHERE r.referenced = :digest AND r.repository_id = :repository)""");
        for (BlobLink link : links) {
            batch.bind("repository", link.repositoryId())
                    .bind("digest", link.digest().toString())
                    .bind("before", linkedBefore.toEpochMilli())
                    .add();
        }
        return Arrays.stream(batch.execute()).sum();
    }

    private static Set<Digest> free(Handle handle, Collection<Digest> digests) {
        Set<Digest> free = new HashSet<>(digests);
        List<String> all = digests.stream().map(Digest::toString).toList();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(from + CHUNK, all.size()));
            handle.createQuery("""
                            SELECT digest FROM repository_blob WHERE digest IN (<digests>)
                            UNION SELECT referenced FROM manifest_reference WHERE referenced IN (<digests>)""")
                    .bindList("digests", some)
                    .map((row, context) -> Digest.parse(row.getString(1)))
                    .forEach(free::remove);
        }
        return free;
    }

    @Override
    public Total inUse() {
        return database.read(handle -> handle.createQuery("""
                        SELECT count(*), coalesce(sum(size), 0) FROM (
                          SELECT b.digest, max(b.size) AS size FROM repository_blob b WHERE %s GROUP BY b.digest
                        ) used""".formatted(NAMED))
                .map((row, context) -> new Total(row.getLong(1), row.getLong(2)))
                .one());
    }
}
