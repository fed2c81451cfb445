// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Lookup;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import io.jenkins.plugins.trustedregistry.engine.scan.store.packed.Documents;
import io.jenkins.plugins.trustedregistry.engine.scan.store.packed.Packed;
import io.jenkins.plugins.trustedregistry.engine.scan.store.packed.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** What the advisories said about packages: the table {@code scan_finding}, and the names of findings. */
public final class FindingTable {
    private final Database database;
    private final InstantSource clock;

    public FindingTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps what a database said about some packages, in place of what was known of them, in one transaction.
     *
     * @return the packages of which something else is known now
     */
    public Set<Long> answer(List<Asked> asked, Lookup lookup) {
        Map<PackageQuery, Map<String, Told>> found = new HashMap<>();
        Told.of(lookup)
                .forEach(told -> found.computeIfAbsent(told.affected(), any -> new LinkedHashMap<>())
                        .putIfAbsent(told.advisory(), told));
        Map<Boolean, List<Long>> covered = asked.stream()
                .collect(Collectors.partitioningBy(
                        each -> !lookup.uncovered().contains(each.query().ecosystem()),
                        Collectors.mapping(Asked::id, Collectors.toList())));
        return database.write(handle -> {
            Set<Long> changed = uncoverChanged(handle, covered);
            Map<Long, Map<String, String>> known = known(handle, asked);
            for (Asked each : asked) {
                Map<String, Told> now = found.getOrDefault(each.query(), Map.of());
                if (replace(handle, each.id(), known.getOrDefault(each.id(), Map.of()), now)) {
                    changed.add(each.id());
                    PackageTable.counted(handle, each.id(), Told.counts(now.values()));
                }
            }
            PackageTable.answered(handle, covered.getOrDefault(true, List.of()), lookup.generation(), true);
            PackageTable.answered(handle, covered.getOrDefault(false, List.of()), lookup.generation(), false);
            return changed;
        });
    }

    /** Packages of which it is known now, and was not before, whether there is any data about them; or the other way round. */
    private static Set<Long> uncoverChanged(Handle handle, Map<Boolean, List<Long>> covered) {
        Set<Long> changed = new TreeSet<>();
        covered.forEach((yes, ids) -> {
            if (!ids.isEmpty()) {
                changed.addAll(
                        handle.createQuery("SELECT id FROM scan_package WHERE id IN (<ids>) AND covered <> :covered")
                                .bindList("ids", ids)
                                .bind("covered", yes)
                                .mapTo(Long.class)
                                .list());
            }
        });
        return changed;
    }

    private static Map<Long, Map<String, String>> known(Handle handle, List<Asked> asked) {
        Map<Long, Map<String, String>> known = new HashMap<>();
        if (asked.isEmpty()) {
            return known;
        }
        return handle.createQuery("SELECT package_id, advisory, hash FROM scan_finding WHERE package_id IN (<ids>)")
                .bindList("ids", asked.stream().map(Asked::id).toList())
                .reduceResultSet(known, (all, row, context) -> {
                    all.computeIfAbsent(row.getLong(1), any -> new HashMap<>()).put(row.getString(2), row.getString(3));
                    return all;
                });
    }

    private boolean replace(Handle handle, long packageId, Map<String, String> known, Map<String, Told> now) {
        boolean changed = false;
        for (String advisory : known.keySet()) {
            if (!now.containsKey(advisory)) {
                handle.createUpdate("DELETE FROM scan_finding WHERE package_id = :package AND advisory = :advisory")
                        .bind("package", packageId)
                        .bind("advisory", advisory)
                        .execute();
                changed = true;
            }
        }
        for (Told told : now.values()) {
            if (!told.hash().equals(known.get(told.advisory()))) {
                write(handle, packageId, told, clock.instant().toEpochMilli());
                changed = true;
            }
        }
        return changed;
    }

    static void write(Handle handle, long packageId, Told told, long now) {
        Update update = handle.createUpdate("""
                INSERT INTO scan_finding (package_id, advisory, severity, fixable, undecided, found_at, hash, document,
                  fix_known_at)
                VALUES (:package, :advisory, :severity, :fixable, :undecided, :now, :hash, :document, :fixed)
                ON CONFLICT (package_id, advisory) DO UPDATE SET severity = excluded.severity, fixable = excluded.fixable,
                  undecided = excluded.undecided, hash = excluded.hash, document = excluded.document,
                  fix_known_at = CASE WHEN excluded.fix_known_at IS NULL THEN NULL
                    ELSE coalesce(scan_finding.fix_known_at, excluded.fix_known_at) END""");
        told.bindTo(update)
                .bind("package", packageId)
                .bind("now", now)
                .bind("fixed", told.fix().isAvailable() ? now : null)
                .execute();
        handle.createUpdate("DELETE FROM scan_finding_name WHERE package_id = :package AND advisory = :advisory")
                .bind("package", packageId)
                .bind("advisory", told.advisory())
                .execute();
        for (String name : told.names()) {
            handle.createUpdate(
                            "INSERT INTO scan_finding_name (name, package_id, advisory) VALUES (:name, :package, :advisory)")
                    .bind("name", name)
                    .bind("package", packageId)
                    .bind("advisory", told.advisory())
                    .execute();
        }
    }

    /** All findings of an image, by its row, the worst first. */
    public List<Finding> of(long image) {
        return database.read(handle -> handle.createQuery("""
                        SELECT p.ecosystem, p.name, p.version, p.module, f.undecided, f.found_at, f.fix_known_at, f.document
                        FROM scan_image_package l
                          JOIN scan_package p ON p.id = l.package_id
                          JOIN scan_finding f ON f.package_id = p.id
                        WHERE l.image_id = :image
                        ORDER BY f.severity DESC, p.name, f.advisory, p.ecosystem, p.version""")
                .bind("image", image)
                .map((row, context) -> {
                    Documents.Told told = Documents.told(Packed.unpack(row.getBytes("document")));
                    return new Finding(
                            new PackageQuery(
                                    OtherPackages.shown(row.getString("ecosystem")),
                                    row.getString("name"),
                                    row.getString("version"),
                                    row.getString("module")),
                            told.advisory(),
                            told.fix(),
                            Optional.of(row.getString("undecided")).filter(text -> !text.isEmpty()),
                            Instant.ofEpochMilli(row.getLong("found_at")),
                            time(row, "fix_known_at"));
                })
                .list());
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** Ecosystems of an image's packages of which there is no data, with how many packages they have in it. */
    public Map<String, Integer> uncovered(long image) {
        return database.read(handle -> handle.createQuery("""
                        SELECT p.ecosystem, count(*) AS packages
                        FROM scan_image_package l JOIN scan_package p ON p.id = l.package_id
                        WHERE l.image_id = :image AND p.covered = :no GROUP BY p.ecosystem ORDER BY p.ecosystem""")
                .bind("image", image)
                .bind("no", false)
                .reduceResultSet(new LinkedHashMap<String, Integer>(), (all, row, context) -> {
                    all.put(row.getString(1), row.getInt(2));
                    return all;
                }));
    }

    /** The vulnerability that goes by a name: itself or an alias. The name itself when nothing is known of it. */
    public String named(String name) {
        return database.read(handle -> handle.createQuery(
                        "SELECT advisory FROM scan_finding_name WHERE name = :name ORDER BY advisory LIMIT 1")
                .bind("name", name)
                .mapTo(String.class)
                .findFirst()
                .orElse(name));
    }

    /** Findings of a lookup, for those who keep nothing. */
    public static Stream<Finding> of(Lookup lookup, Instant now) {
        return Told.of(lookup).map(told -> told.finding(now));
    }
}
