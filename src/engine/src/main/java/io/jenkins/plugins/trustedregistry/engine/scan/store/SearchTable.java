// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import java.util.Locale;

/** Where in the registry something is: images in use, by what they hold. */
public final class SearchTable {
    private static final String PLACES = """
            SELECT DISTINCT o.name AS repository, r.repository_id, r.digest, %s
            FROM scan_result r
              JOIN repository o ON o.id = r.repository_id
              JOIN manifest m ON m.id = r.manifest_id
              %s
            WHERE %s AND (o.name, r.digest, %s) > (:repository, :digest, :what)
            ORDER BY o.name, r.digest, %s LIMIT :limit""";
    private static final String COMPONENTS = "JOIN scan_image_component l ON l.image_id = r.image_id"
            + " JOIN scan_component c ON c.id = l.component_id";

    private final Database database;

    public SearchTable(Database database) {
        this.database = database;
    }

    /** Where a search goes on: behind this place. */
    public record After(String repository, String digest, String what) {
        public static final After NOTHING = new After("", "", "");
    }

    /**
     * An image, and what in it was sought.
     *
     * @param what the package URL of a component; of a vulnerability {@code ecosystem name version} of a package that has it
     */
    public record Place(RepositoryName repository, long repositoryId, Digest digest, String what) {
        /** As people read it: without what tells rows apart that other scanners' packages have. */
        public String shown() {
            return OtherPackages.shown(what);
        }

        public After after() {
            return new After(repository.name(), digest.toString(), what);
        }
    }

    /** Images with a vulnerability, by any of its names. */
    public List<Place> withVulnerability(String name, After after, int limit) {
        String what = "p.ecosystem || ' ' || p.name || ' ' || p.version";
        return places(
                what,
                "JOIN scan_image_package l ON l.image_id = r.image_id JOIN scan_package p ON p.id = l.package_id",
                "p.id IN (SELECT package_id FROM scan_finding_name WHERE name = :sought)",
                name,
                after,
                limit);
    }

    /** Images with a component of this name ({@code group:artifact}, {@code @scope/name}), or this package URL. */
    public List<Place> withComponent(String name, After after, int limit) {
        String condition = name.startsWith("pkg:") ? "c.purl = :sought" : "c.name = :sought";
        return places("c.purl", COMPONENTS, condition, name, after, limit);
    }

    /** Images with a component that names this licence, whatever its case. */
    public List<Place> withLicence(String licence, After after, int limit) {
        return places(
                "c.purl",
                COMPONENTS,
                "c.id IN (SELECT component_id FROM scan_component_licence WHERE licence = :sought)",
                licence.toLowerCase(Locale.ROOT),
                after,
                limit);
    }

    private List<Place> places(String what, String join, String condition, String sought, After after, int limit) {
        return database.read(handle -> handle.createQuery(
                        PLACES.formatted(what + " AS what", join, condition, what, what))
                .bind("sought", sought)
                .bind("repository", after.repository())
                .bind("digest", after.digest())
                .bind("what", after.what())
                .bind("limit", limit)
                .map((row, context) -> new Place(
                        RepositoryName.parse(row.getString("repository")),
                        row.getLong("repository_id"),
                        Digest.parse(row.getString("digest")),
                        row.getString("what")))
                .list());
    }
}
