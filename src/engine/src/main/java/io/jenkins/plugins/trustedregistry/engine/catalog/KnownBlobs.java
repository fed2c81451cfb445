// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Iterator;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * Every blob a whole catalog tells of: those that repositories have, and those that manifests name, in use or in the trash. For
 * backups, which read it in a database of their own.
 */
public final class KnownBlobs {
    private final Database database;

    public KnownBlobs(Database database) {
        this.database = database;
    }

    /** Hears of each blob once, in the order of the digests' text. Holds none of them in memory. */
    public <X extends Exception> void forEach(Visitor<X> visitor) throws X {
        database.<Boolean, X>read(handle -> {
            try (ResultIterator<Row> rows = handle.createQuery("""
                            SELECT digest, MAX(linked) AS linked FROM (
                              SELECT DISTINCT digest, 1 AS linked FROM repository_blob
                              UNION ALL
                              SELECT DISTINCT referenced, 0 FROM manifest_reference WHERE kind <> :manifest
                            ) AS known GROUP BY digest ORDER BY digest""")
                    .bind("manifest", ManifestReference.Kind.MANIFEST.name())
                    .map((row, context) -> new Row(row.getString("digest"), row.getInt("linked") == 1))
                    .iterator()) {
                visitAll(rows, visitor);
            }
            return true;
        });
    }

    private static <X extends Exception> void visitAll(Iterator<Row> rows, Visitor<X> visitor) throws X {
        while (rows.hasNext()) {
            Row row = rows.next();
            visitor.visit(Digest.parse(row.digest()), row.linked());
        }
    }

    private record Row(String digest, boolean linked) {}

    /** Hears of blobs. */
    @FunctionalInterface
    public interface Visitor<X extends Exception> {
        /** @param linked whether a repository has it; else it may be somebody else's, as layers of foreign types are */
        void visit(Digest digest, boolean linked) throws X;
    }
}
