// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.facts;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Evidence;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.result.ResultIterable;

/** The table {@code image_evidence}: what hosts say of the making of an image in a repository. */
public final class EvidenceTable {
    private final Database database;
    private final InstantSource clock;

    public EvidenceTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public Evidence of(long repositoryId, Digest digest) {
        return new Evidence(database.<Map<String, String>, RuntimeException>read(handle -> {
            Map<String, String> values = new TreeMap<>();
            ResultIterable<Map.Entry<String, String>> rows = handle.createQuery("""
                            SELECT e.name, e.value FROM manifest m JOIN image_evidence e ON e.manifest_id = m.id
                            WHERE m.repository_id = :repository AND m.digest = :digest""")
                    .bind("repository", repositoryId)
                    .bind("digest", digest.toString())
                    .map((row, context) -> Map.entry(row.getString("name"), row.getString("value")));
            rows.forEach(each -> values.put(each.getKey(), each.getValue()));
            return values;
        }));
    }

    /** Adds evidence, in place of what was said under the same names; false when the image is not there. */
    public boolean add(long repositoryId, Digest digest, Evidence added) {
        return database.write(handle -> {
            List<Long> manifest = handle.createQuery(
                            "SELECT id FROM manifest WHERE repository_id = :repository AND digest = :digest")
                    .bind("repository", repositoryId)
                    .bind("digest", digest.toString())
                    .mapTo(Long.class)
                    .list();
            if (manifest.isEmpty()) {
                return false;
            }
            new Evidence(of(repositoryId, digest).and(added).values()); // says so when it becomes too much
            added.values()
                    .forEach((name, value) -> handle.createUpdate("""
                                    INSERT INTO image_evidence (manifest_id, name, value, given_at)
                                    VALUES (:manifest, :name, :value, :now)
                                    ON CONFLICT (manifest_id, name) DO UPDATE SET
                                      value = excluded.value, given_at = excluded.given_at""")
                            .bind("manifest", manifest.get(0))
                            .bind("name", name)
                            .bind("value", value)
                            .bind("now", clock.instant().toEpochMilli())
                            .execute());
            return true;
        });
    }

    /** Takes evidence along when manifests are copied, inside that write; what the target has of its own stays. */
    public void carry(long from, long to, Collection<Digest> digests) {
        database.change(handle -> handle.createUpdate("""
                        INSERT INTO image_evidence (manifest_id, name, value, given_at)
                        SELECT t.id, e.name, e.value, e.given_at
                        FROM manifest s
                          JOIN image_evidence e ON e.manifest_id = s.id
                          JOIN manifest t ON t.repository_id = :to AND t.digest = s.digest
                        WHERE s.repository_id = :from AND s.digest IN (<digests>)
                        ON CONFLICT (manifest_id, name) DO NOTHING""")
                .bind("from", from)
                .bind("to", to)
                .bindList(
                        "digests",
                        digests.stream().map(Digest::toString).distinct().toList())
                .execute());
    }
}
