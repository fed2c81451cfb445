// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Collection;
import java.util.List;

/**
 * Takes results along when manifests are copied to another repository: what is known of an image hangs on its digest, so nothing is
 * scanned again. What is suppressed is a matter of each repository, so findings are counted anew.
 */
public final class CarriedResults {
    private final Database database;
    private final ResultTable results;

    public CarriedResults(Database database, ResultTable results) {
        this.database = database;
        this.results = results;
    }

    /** To be called inside the write that copies the manifests; a result that the target has of its own stays. */
    public void carry(long from, long to, Collection<Digest> digests) {
        List<String> all = digests.stream().map(Digest::toString).distinct().toList();
        if (all.isEmpty()) {
            return;
        }
        database.change(handle -> {
            handle.createUpdate("""
                            INSERT INTO scan_result (manifest_id, repository_id, digest, image_id, pending, problem,
                              attempted_at, critical, high, medium, low, negligible, unknown, undecided, suppressed, uncovered)
                            SELECT t.id, t.repository_id, t.digest, s.image_id, FALSE, s.problem,
                              s.attempted_at, 0, 0, 0, 0, 0, 0, 0, 0, 0
                            FROM scan_result s JOIN manifest t ON t.repository_id = :to AND t.digest = s.digest
                            WHERE s.repository_id = :from AND s.digest IN (<digests>) AND (s.image_id IS NOT NULL OR NOT s.pending)
                            ON CONFLICT (manifest_id) DO UPDATE SET image_id = excluded.image_id, problem = excluded.problem,
                              attempted_at = excluded.attempted_at
                            WHERE scan_result.image_id IS NULL""")
                    .bind("from", from)
                    .bind("to", to)
                    .bindList("digests", all)
                    .execute();
            handle.createUpdate("""
                            INSERT INTO scan_part (manifest_id, position, digest, platform)
                            SELECT t.manifest_id, p.position, p.digest, p.platform
                            FROM scan_result s
                              JOIN scan_part p ON p.manifest_id = s.manifest_id
                              JOIN scan_result t ON t.repository_id = :to AND t.digest = s.digest
                            WHERE s.repository_id = :from AND s.digest IN (<digests>)
                            ON CONFLICT (manifest_id, position) DO NOTHING""")
                    .bind("from", from)
                    .bind("to", to)
                    .bindList("digests", all)
                    .execute();
            results.count(results.of(to, digests).values().stream()
                    .filter(each -> each.scanned().isPresent())
                    .toList());
        });
    }
}
