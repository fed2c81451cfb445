// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Counts the findings of many results in two statements. */
record Count(Handle handle, Instant now) {
    private static final String FINDINGS = """
            SELECT r.manifest_id, f.severity, f.undecided <> '' AS is_open, s.id IS NOT NULL AS suppressed, count(*) AS findings
            FROM scan_result r
              JOIN scan_image_package l ON l.image_id = r.image_id
              JOIN scan_finding f ON f.package_id = l.package_id
              LEFT JOIN scan_suppression s ON s.repository_id = r.repository_id AND s.advisory = f.advisory
                AND (s.expires_at IS NULL OR s.expires_at > :now)
            WHERE r.manifest_id IN (<ids>)
            GROUP BY r.manifest_id, f.severity, f.undecided <> '', s.id IS NOT NULL""";

    private static final String UNCOVERED = """
            SELECT r.manifest_id, count(*) AS packages
            FROM scan_result r
              JOIN scan_image_package l ON l.image_id = r.image_id
              JOIN scan_package p ON p.id = l.package_id
            WHERE r.manifest_id IN (<ids>) AND p.covered = :no GROUP BY r.manifest_id""";

    /** What is summed up of one result. */
    private static final class Sum {
        private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        private int undecided;
        private int suppressed;
        private int uncovered;
    }

    Map<Long, Counts> of(List<ScanRecord> records) {
        Map<Long, Sum> sums = new HashMap<>();
        if (records.isEmpty()) {
            return Map.of();
        }
        query(FINDINGS, records).bind("now", now.toEpochMilli()).reduceResultSet(sums, (all, row, context) -> {
            Sum sum = all.computeIfAbsent(row.getLong("manifest_id"), any -> new Sum());
            int findings = row.getInt("findings");
            if (row.getBoolean("suppressed")) {
                sum.suppressed += findings;
            } else if (row.getBoolean("is_open")) {
                sum.undecided += findings;
            } else {
                sum.bySeverity.merge(Ranks.parse(row.getInt("severity")), findings, Integer::sum);
            }
            return all;
        });
        query(UNCOVERED, records).bind("no", false).reduceResultSet(sums, (all, row, context) -> {
            all.computeIfAbsent(row.getLong("manifest_id"), any -> new Sum()).uncovered = row.getInt("packages");
            return all;
        });
        Map<Long, Counts> counts = new HashMap<>();
        sums.forEach(
                (id, sum) -> counts.put(id, new Counts(sum.bySeverity, sum.undecided, sum.suppressed, sum.uncovered)));
        return counts;
    }

    private Query query(String sql, List<ScanRecord> records) {
        return handle.createQuery(sql)
                .bindList("ids", records.stream().map(ScanRecord::manifestId).toList());
    }
}
