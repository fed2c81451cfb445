// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the tables through: a text may stand anywhere in a tag, so no index helps. */
final class SqlNameSearch implements NameSearch {
    private final Database database;

    SqlNameSearch(Database database) {
        this.database = database;
    }

    @Override
    public List<Hit> tags(String text, After after, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT r.name, t.name, m.digest
                        FROM tag t JOIN repository r ON r.id = t.repository_id JOIN manifest m ON m.id = t.manifest_id
                        WHERE lower(t.name) LIKE :pattern ESCAPE '!'
                          AND (r.name > :repository OR (r.name = :repository AND t.name > :tag))
                        ORDER BY r.name, t.name LIMIT :limit""")
                .bind("pattern", "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%")
                .bind("repository", after.repository())
                .bind("tag", after.name())
                .bind("limit", limit)
                .map((row, context) -> new Hit(
                        RepositoryName.parse(row.getString(1)),
                        Optional.of(new Tag(row.getString(2))),
                        Digest.parse(row.getString(3))))
                .list());
    }

    @Override
    public List<Hit> digests(String start, After after, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT r.name, m.digest FROM manifest m JOIN repository r ON r.id = m.repository_id
                        WHERE m.digest LIKE :pattern ESCAPE '!'
                          AND (r.name > :repository OR (r.name = :repository AND m.digest > :digest))
                        ORDER BY r.name, m.digest LIMIT :limit""")
                .bind("pattern", escaped(start) + "%")
                .bind("repository", after.repository())
                .bind("digest", after.name())
                .bind("limit", limit)
                .map((row, context) -> new Hit(
                        RepositoryName.parse(row.getString(1)), Optional.empty(), Digest.parse(row.getString(2))))
                .list());
    }

    private static String escaped(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }
}
