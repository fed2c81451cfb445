// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import io.jenkins.plugins.trustedregistry.engine.scan.store.packed.Ranks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Counts the findings of many results in two statements: what their packages have, and of that what somebody answers for. */
record Count(Handle handle, Instant now) {
    private static final String PACKAGES = """
            SELECT r.manifest_id, sum(p.critical) AS critical, sum(p.high) AS high, sum(p.medium) AS medium, sum(p.low) AS low,
              sum(p.negligible) AS negligible, sum(p.unknown) AS unknown, sum(p.undecided) AS undecided,
              sum(CASE WHEN p.covered = :no THEN 1 ELSE 0 END) AS uncovered
            FROM scan_result r
              JOIN scan_image_package l ON l.image_id = r.image_id
              JOIN scan_package p ON p.id = l.package_id
            WHERE r.manifest_id IN (<ids>) GROUP BY r.manifest_id""";

    private static final String SUPPRESSED = """
            SELECT r.manifest_id, f.severity, f.undecided <> '' AS is_open, count(*) AS findings
            FROM scan_result r
              JOIN scan_suppression s ON s.repository_id = r.repository_id AND (s.expires_at IS NULL OR s.expires_at > :now)
              JOIN scan_finding f ON f.advisory = s.advisory
              JOIN scan_image_package l ON l.image_id = r.image_id AND l.package_id = f.package_id
            WHERE r.manifest_id IN (<ids>)
            GROUP BY r.manifest_id, f.severity, f.undecided <> ''""";

    /** What is summed up of one result. */
    private static final class Sum {
        private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        private int undecided;
        private int suppressed;
        private int uncovered;

        static Sum of(ResultSet row) throws SQLException {
            Sum sum = new Sum();
            for (Severity severity : Severity.values()) {
                sum.bySeverity.put(severity, row.getInt(severity.toString()));
            }
            sum.undecided = row.getInt("undecided");
            sum.uncovered = row.getInt("uncovered");
            return sum;
        }

        void suppress(ResultSet row) throws SQLException {
            int findings = row.getInt("findings");
            suppressed += findings;
            if (row.getBoolean("is_open")) {
                undecided -= findings;
            } else {
                bySeverity.merge(Ranks.parse(row.getInt("severity")), -findings, Integer::sum);
            }
        }
    }

    Map<Long, Counts> of(List<ScanRecord> records) {
        Map<Long, Sum> sums = new HashMap<>();
        if (records.isEmpty()) {
            return Map.of();
        }
        query(PACKAGES, records).bind("no", false).reduceResultSet(sums, (all, row, context) -> {
            all.put(row.getLong("manifest_id"), Sum.of(row));
            return all;
        });
        query(SUPPRESSED, records).bind("now", now.toEpochMilli()).reduceResultSet(sums, (all, row, context) -> {
            all.computeIfAbsent(row.getLong("manifest_id"), any -> new Sum()).suppress(row);
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
