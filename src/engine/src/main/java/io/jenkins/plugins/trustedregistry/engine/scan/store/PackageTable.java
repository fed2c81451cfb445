// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Which packages the advisories have to be asked about: the table {@code scan_package}. */
public final class PackageTable {
    private static final RowMapper<Asked> ASKED = (row, context) -> new Asked(
            row.getLong("id"),
            new PackageQuery(
                    row.getString("ecosystem"),
                    row.getString("name"),
                    row.getString("version"),
                    row.getString("module")));

    private final Database database;

    public PackageTable(Database database) {
        this.database = database;
    }

    /** Packages of an image that no database of this generation or a newer one was asked about. */
    public List<Asked> stale(Digest image, long generation) {
        return database.read(handle -> handle.createQuery("""
                        SELECT p.id, p.ecosystem, p.name, p.version, p.module
                        FROM scan_image i
                          JOIN scan_image_package l ON l.image_id = i.id
                          JOIN scan_package p ON p.id = l.package_id
                        WHERE i.digest = :digest AND p.generation < :generation ORDER BY p.id""")
                .bind("digest", image.toString())
                .bind("generation", generation)
                .map(ASKED)
                .list());
    }

    /** Packages of any image that another generation answered for last, after an id and in the order of ids. */
    public List<Asked> notOf(long generation, long after, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, ecosystem, name, version, module FROM scan_package
                        WHERE id > :after AND generation <> :generation AND generation < :others ORDER BY id LIMIT :limit""")
                .bind("generation", generation)
                .bind("others", OtherPackages.GENERATION)
                .bind("after", after)
                .bind("limit", limit)
                .map(ASKED)
                .list());
    }

    /** How many {@link #notOf} there are. */
    public long countNotOf(long generation) {
        return database.read(handle -> handle.createQuery("""
                        SELECT count(*) FROM scan_package WHERE generation <> :generation AND generation < :others""")
                .bind("generation", generation)
                .bind("others", OtherPackages.GENERATION)
                .mapTo(Long.class)
                .one());
    }

    public long count() {
        return database.read(
                handle -> handle.createQuery("SELECT count(*) FROM scan_package WHERE generation < :others")
                        .bind("others", OtherPackages.GENERATION)
                        .mapTo(Long.class)
                        .one());
    }

    static Optional<Long> find(Handle handle, PackageQuery asked) {
        return handle.createQuery(
                        "SELECT id FROM scan_package WHERE ecosystem = :ecosystem AND name = :name AND version = :version")
                .bind("ecosystem", asked.ecosystem())
                .bind("name", asked.name())
                .bind("version", asked.version())
                .mapTo(Long.class)
                .findFirst();
    }

    static long insert(Handle handle, PackageQuery asked, long generation, boolean covered) {
        return handle.createQuery("""
                        INSERT INTO scan_package (ecosystem, name, version, module, generation, covered)
                        VALUES (:ecosystem, :name, :version, :module, :generation, :covered) RETURNING id""")
                .bind("ecosystem", asked.ecosystem())
                .bind("name", asked.name())
                .bind("version", asked.version())
                .bind("module", asked.module())
                .bind("generation", generation)
                .bind("covered", covered)
                .mapTo(Long.class)
                .one();
    }

    /** Writes how many findings a package has. */
    static void counted(Handle handle, long id, Counts counts) {
        handle.createUpdate("""
                        UPDATE scan_package SET critical = :critical, high = :high, medium = :medium, low = :low,
                          negligible = :negligible, unknown = :unknown, undecided = :undecided
                        WHERE id = :id""")
                .bindMap(counts.words())
                .bind("undecided", counts.undecided())
                .bind("id", id)
                .execute();
    }

    static void answered(Handle handle, Collection<Long> ids, long generation, boolean covered) {
        if (!ids.isEmpty()) {
            handle.createUpdate(
                            "UPDATE scan_package SET generation = :generation, covered = :covered WHERE id IN (<ids>)")
                    .bind("generation", generation)
                    .bind("covered", covered)
                    .bindList("ids", List.copyOf(ids))
                    .execute();
        }
    }

    /**
     * Which packages an image has and which generations answered about them: as long as it is the same, so is what is known of them.
     *
     * @param packages how many it has
     * @param rows the sum of their ids
     * @param generations the sum over those that the advisories are asked about
     */
    public record Answers(long packages, long rows, long generations) {}

    /** Of what is known of an image. */
    public Answers answers(long imageId) {
        return database.read(handle -> handle.createQuery("""
                        SELECT count(*), coalesce(sum(p.id), 0),
                          coalesce(sum(CASE WHEN p.generation < :never THEN p.generation ELSE 0 END), 0)
                        FROM scan_image_package l JOIN scan_package p ON p.id = l.package_id
                        WHERE l.image_id = :image""")
                .bind("image", imageId)
                .bind("never", Long.MAX_VALUE)
                .map((row, context) -> new Answers(row.getLong(1), row.getLong(2), row.getLong(3)))
                .one());
    }
}
