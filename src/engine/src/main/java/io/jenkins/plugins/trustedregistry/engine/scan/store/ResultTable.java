// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** How things stand with manifests: the tables {@code scan_result} and {@code scan_part}. */
public final class ResultTable {
    private static final int AT_ONCE = 500;
    private static final String RECORD = """
            SELECT r.*, i.scanned_at, i.scanner_version, i.platform, i.components, i.unmatched, i.omissions,
              i.scanner, i.product, i.product_version, i.data_as_of,
              i.problem AS image_problem
            FROM scan_result r LEFT JOIN scan_image i ON i.id = r.image_id WHERE\s""";

    private final Database database;
    private final InstantSource clock;

    public ResultTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes that a scan of a manifest waits or runs; false when the manifest is not there. */
    public boolean begin(long repositoryId, Digest digest) {
        return put(repositoryId, digest, "TRUE, ''", "pending = TRUE", Map.of());
    }

    /** Notes that a manifest can't be scanned. What was known of it before stays. */
    public boolean refuse(long repositoryId, Digest digest, String problem) {
        return put(
                repositoryId,
                digest,
                "FALSE, :problem",
                "pending = FALSE, problem = :problem",
                Map.of("problem", problem));
    }

    /** Notes that no scan of a manifest waits or runs any more; what was known of it before holds. */
    public void settle(long repositoryId, Digest digest) {
        database.change(handle -> handle.createUpdate(
                        "UPDATE scan_result SET pending = FALSE WHERE repository_id = :repository AND digest = :digest")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .execute());
    }

    /**
     * Notes that a manifest was looked into and its packages were matched, with the counts of that: all at once, so that nobody sees
     * a scan that has ended without what it found.
     */
    public void complete(long repositoryId, Digest digest, long imageId) {
        database.change(handle -> {
            put(repositoryId, digest, "FALSE, ''", "pending = FALSE, problem = ''", Map.of());
            handle.createUpdate(
                            "UPDATE scan_result SET image_id = :image WHERE repository_id = :repository AND digest = :digest")
                    .bind("image", imageId)
                    .bind("repository", repositoryId)
                    .bind("digest", digest.toString())
                    .execute();
            find(handle, repositoryId, digest).ifPresent(record -> count(handle, List.of(record)));
        });
    }

    /** Notes which images an index lists; an index has no image of its own. */
    public boolean parts(long repositoryId, Digest index, Map<Digest, String> platforms) {
        return database.write(handle -> {
            boolean there = put(repositoryId, index, "FALSE, ''", "pending = FALSE, problem = ''", Map.of());
            Optional<Long> manifest = find(handle, repositoryId, index).map(ScanRecord::manifestId);
            if (manifest.isPresent()) {
                handle.createUpdate("DELETE FROM scan_part WHERE manifest_id = :manifest")
                        .bind("manifest", manifest.get())
                        .execute();
                int position = 0;
                for (Map.Entry<Digest, String> part : platforms.entrySet()) {
                    handle.createUpdate("""
                                    INSERT INTO scan_part (manifest_id, position, digest, platform)
                                    VALUES (:manifest, :position, :digest, :platform)""")
                            .bind("manifest", manifest.get())
                            .bind("position", position++)
                            .bind("digest", part.getKey().toString())
                            .bind("platform", part.getValue())
                            .execute();
                }
            }
            return there;
        });
    }

    private boolean put(long repositoryId, Digest digest, String inserted, String updated, Map<String, String> values) {
        return database.write(handle -> handle.createUpdate("""
                                INSERT INTO scan_result (manifest_id, repository_id, digest, pending, problem, attempted_at,
                                  critical, high, medium, low, negligible, unknown, undecided, suppressed, uncovered)
                                SELECT m.id, m.repository_id, m.digest, %s, :now, 0, 0, 0, 0, 0, 0, 0, 0, 0
                                FROM manifest m WHERE m.repository_id = :repository AND m.digest = :digest
                                ON CONFLICT (manifest_id) DO UPDATE SET attempted_at = excluded.attempted_at, %s""".formatted(inserted, updated))
                        .bindMap(values)
                        .bind("now", clock.instant().toEpochMilli())
                        .bind("repository", repositoryId)
                        .bind("digest", digest.toString())
                        .execute()
                > 0);
    }

    public Optional<ScanRecord> find(long repositoryId, Digest digest) {
        return database.read(handle -> find(handle, repositoryId, digest));
    }

    private static Optional<ScanRecord> find(Handle handle, long repositoryId, Digest digest) {
        return handle.createQuery(RECORD + "r.repository_id = :repository AND r.digest = :digest")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .map((row, context) -> read(row))
                .findFirst();
    }

    /** Of many manifests of a repository, in one statement; those of which nothing is known are missing. */
    public Map<Digest, ScanRecord> of(long repositoryId, Collection<Digest> digests) {
        Map<Digest, ScanRecord> found = new LinkedHashMap<>();
        if (digests.isEmpty()) {
            return found;
        }
        database.read(handle -> handle.createQuery(RECORD + "r.repository_id = :repository AND r.digest IN (<digests>)")
                        .bind("repository", repositoryId)
                        .bindList(
                                "digests",
                                digests.stream()
                                        .map(Digest::toString)
                                        .distinct()
                                        .toList())
                        .map((row, context) -> read(row))
                        .list())
                .forEach(each -> found.put(each.digest(), each));
        return found;
    }

    /** The images of indexes, in their order. */
    public Map<Long, List<Part>> parts(Collection<Long> manifestIds) {
        Map<Long, List<Part>> parts = new LinkedHashMap<>();
        if (manifestIds.isEmpty()) {
            return parts;
        }
        return database.read(handle -> handle.createQuery("""
                        SELECT manifest_id, digest, platform FROM scan_part WHERE manifest_id IN (<ids>)
                        ORDER BY manifest_id, position""")
                .bindList("ids", List.copyOf(manifestIds))
                .reduceResultSet(parts, (all, row, context) -> {
                    all.computeIfAbsent(row.getLong(1), any -> new ArrayList<>())
                            .add(new Part(Digest.parse(row.getString(2)), row.getString(3)));
                    return all;
                }));
    }

    /** An image that an index lists. */
    public record Part(Digest digest, String platform) {}

    /** The results that hang on any of these packages, by the ids of their manifests. */
    public SortedSet<Long> with(Collection<Long> packageIds) {
        SortedSet<Long> all = new TreeSet<>();
        List<Long> ids = List.copyOf(packageIds);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<Long> step = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            all.addAll(database.read(handle -> handle.createQuery("""
                            SELECT DISTINCT r.manifest_id
                            FROM scan_image_package l JOIN scan_result r ON r.image_id = l.image_id
                            WHERE l.package_id IN (<ids>)""")
                    .bindList("ids", step)
                    .mapTo(Long.class)
                    .list()));
        }
        return all;
    }

    /** All results that have an image, by the ids of their manifests. */
    public SortedSet<Long> all() {
        List<Long> ids = database.read(
                handle -> handle.createQuery("SELECT manifest_id FROM scan_result WHERE image_id IS NOT NULL")
                        .mapTo(Long.class)
                        .list());
        return new TreeSet<>(ids);
    }

    /** Some results by the ids of their manifests. */
    public List<ScanRecord> records(Collection<Long> manifestIds) {
        return database.read(handle -> handle.createQuery(RECORD + "r.manifest_id IN (<ids>)")
                .bindList("ids", List.copyOf(manifestIds))
                .map((row, context) -> read(row))
                .list());
    }

    /** The results that hang on what somebody found in an image, in all repositories. */
    public List<ScanRecord> ofImage(ImageKey image) {
        return database.read(handle -> handle.createQuery(RECORD + "i.digest = :digest")
                .bind("digest", image.toString())
                .map((row, context) -> read(row))
                .list());
    }

    /** The same of what the registry itself found. */
    public List<ScanRecord> ofImage(Digest image) {
        return ofImage(ImageKey.of(image));
    }

    /** All results of a repository that have an image. */
    public List<ScanRecord> in(long repositoryId) {
        return database.read(
                handle -> handle.createQuery(RECORD + "r.repository_id = :repository AND r.image_id IS NOT NULL")
                        .bind("repository", repositoryId)
                        .map((row, context) -> read(row))
                        .list());
    }

    /** Counts anew and writes what has changed; the records as they are now, in the same order. */
    public List<ScanRecord> count(List<ScanRecord> records) {
        List<ScanRecord> now = new ArrayList<>(records.size());
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            List<ScanRecord> step = records.subList(from, Math.min(records.size(), from + AT_ONCE));
            now.addAll(database.<List<ScanRecord>, RuntimeException>write(handle -> count(handle, step)));
        }
        return now;
    }

    private List<ScanRecord> count(Handle handle, List<ScanRecord> records) {
        Map<Long, Counts> counts = new Count(handle, clock.instant()).of(records);
        Map<Long, Counts> written =
                written(handle, records); // somebody else may have counted since the records were read
        List<ScanRecord> counted = new ArrayList<>();
        for (ScanRecord each : records) {
            Counts found = counts.getOrDefault(each.manifestId(), Counts.NONE);
            if (!found.equals(written.get(each.manifestId()))) {
                write(handle, each.manifestId(), found);
            }
            counted.add(with(each, found));
        }
        return counted;
    }

    private static Map<Long, Counts> written(Handle handle, List<ScanRecord> records) {
        Map<Long, Counts> written = new LinkedHashMap<>();
        if (!records.isEmpty()) {
            handle.createQuery("SELECT * FROM scan_result WHERE manifest_id IN (<ids>)")
                    .bindList(
                            "ids", records.stream().map(ScanRecord::manifestId).toList())
                    .map((row, context) -> Map.entry(row.getLong("manifest_id"), counts(row)))
                    .forEach(each -> written.put(each.getKey(), each.getValue()));
        }
        return written;
    }

    private static void write(Handle handle, long manifestId, Counts counts) {
        handle.createUpdate("""
                        UPDATE scan_result SET critical = :critical, high = :high, medium = :medium, low = :low,
                          negligible = :negligible, unknown = :unknown, undecided = :undecided, suppressed = :suppressed,
                          uncovered = :uncovered
                        WHERE manifest_id = :manifest""")
                .bindMap(counts.words())
                .bind("undecided", counts.undecided())
                .bind("suppressed", counts.suppressed())
                .bind("uncovered", counts.uncovered())
                .bind("manifest", manifestId)
                .execute();
    }

    private static ScanRecord with(ScanRecord record, Counts counts) {
        return new ScanRecord(
                record.manifestId(),
                record.repositoryId(),
                record.digest(),
                record.pending(),
                record.scanned(),
                record.problem(),
                record.attemptedAt(),
                record.platform(),
                record.components(),
                record.unmatched(),
                record.omissions(),
                counts);
    }

    /** What a process left marked when it ended: no scan of these waits or runs. */
    public void forgetPending() {
        database.change(handle -> handle.createUpdate("UPDATE scan_result SET pending = FALSE WHERE pending")
                .execute());
    }

    private static ScanRecord read(ResultSet row) throws SQLException {
        boolean scanned = row.getObject("image_id") != null;
        String problem = row.getString("problem");
        return new ScanRecord(
                row.getLong("manifest_id"),
                row.getLong("repository_id"),
                Digest.parse(row.getString("digest")),
                row.getBoolean("pending"),
                scanned
                        ? Optional.of(new ScanRecord.Scanned(
                                row.getLong("image_id"),
                                Instant.ofEpochMilli(row.getLong("scanned_at")),
                                row.getInt("scanner_version"),
                                ImageTable.foundBy(row)))
                        : Optional.empty(),
                problem.isEmpty() && scanned ? row.getString("image_problem") : problem,
                Instant.ofEpochMilli(row.getLong("attempted_at")),
                scanned ? row.getString("platform") : "",
                row.getInt("components"),
                row.getInt("unmatched"),
                row.getInt("omissions"),
                counts(row));
    }

    private static Counts counts(ResultSet row) throws SQLException {
        Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            bySeverity.put(severity, row.getInt(severity.toString()));
        }
        return new Counts(bySeverity, row.getInt("undecided"), row.getInt("suppressed"), row.getInt("uncovered"));
    }
}
