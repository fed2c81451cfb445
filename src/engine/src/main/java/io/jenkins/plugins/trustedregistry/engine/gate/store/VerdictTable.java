// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingMarks;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Outcome;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** The last verdict that was written down of each manifest: the table {@code gate_verdict}. */
public final class VerdictTable {
    /** Asked for at once: databases limit the parameters of a statement. */
    private static final int CHUNK = 500;

    private final Database database;

    public VerdictTable(Database database) {
        this.database = database;
    }

    public Optional<Verdict> find(long repositoryId, Digest digest) {
        return database.read(handle -> handle.createQuery(
                        "SELECT document FROM gate_verdict WHERE repository_id = :repository AND digest = :digest")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .mapTo(String.class)
                .findFirst()
                .map(VerdictJson::read));
    }

    /** Writes it down in place of the one before, unless the manifest is gone. */
    public void put(long repositoryId, Verdict verdict) {
        database.change(handle -> handle.createUpdate("""
                        INSERT INTO gate_verdict (manifest_id, repository_id, digest, outcome, judged_at, until_at, document)
                        SELECT m.id, m.repository_id, m.digest, :outcome, :at, :until, :document
                        FROM manifest m WHERE m.repository_id = :repository AND m.digest = :digest
                        ON CONFLICT (manifest_id) DO UPDATE SET outcome = excluded.outcome, judged_at = excluded.judged_at,
                          until_at = excluded.until_at, document = excluded.document""")
                .bind("outcome", verdict.outcome().name())
                .bind("at", verdict.judgedAt().toEpochMilli())
                .bind("until", verdict.until().map(Instant::toEpochMilli).orElse(null))
                .bind("document", VerdictJson.write(verdict))
                .bind("repository", repositoryId)
                .bind("digest", verdict.digest().toString())
                .execute());
    }

    /** Forgets it, because no gate applies any more. */
    public void remove(long repositoryId, Digest digest) {
        database.change(handle -> handle.createUpdate(
                        "DELETE FROM gate_verdict WHERE repository_id = :repository AND digest = :digest")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .execute());
    }

    /** A verdict and where it is. */
    public record Placed(long repositoryId, Verdict verdict) {}

    /**
     * Verdicts in the order of repositories and digests, without those of what is staged only.
     *
     * @param repositoryId of one repository only; empty: of all
     * @param afterRepository together with {@code afterDigest}: those behind this one
     */
    public List<Placed> list(
            Optional<Long> repositoryId,
            Optional<Outcome> outcome,
            long afterRepository,
            String afterDigest,
            int limit) {
        return database.read(handle -> {
            Query query = handle.createQuery("""
                    SELECT v.repository_id, v.document FROM gate_verdict v
                      JOIN manifest m ON m.id = v.manifest_id
                    WHERE %s AND (v.repository_id > :afterRepository
                        OR (v.repository_id = :afterRepository AND v.digest > :afterDigest))
                      AND (:anyRepository OR v.repository_id = :repository)
                      AND (:anyOutcome OR v.outcome = :outcome)
                    ORDER BY v.repository_id, v.digest LIMIT :limit""".formatted(StagingMarks.published("m")));
            return query.bind("afterRepository", afterRepository)
                    .bind("afterDigest", afterDigest)
                    .bind("anyRepository", repositoryId.isEmpty())
                    .bind("repository", repositoryId.orElse(0L))
                    .bind("anyOutcome", outcome.isEmpty())
                    .bind("outcome", outcome.map(Outcome::name).orElse(""))
                    .bind("limit", limit)
                    .map((row, context) -> new Placed(row.getLong(1), VerdictJson.read(row.getString(2))))
                    .list();
        });
    }

    /** How it came out of these images of a repository; those that were never judged are left out. */
    public Map<Digest, Outcome> outcomes(long repositoryId, Collection<Digest> images) {
        List<String> all = images.stream().map(Digest::toString).distinct().toList();
        Map<Digest, Outcome> outcomes = new HashMap<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(from + CHUNK, all.size()));
            database.read(handle -> handle.createQuery("""
                            SELECT digest, outcome FROM gate_verdict
                            WHERE repository_id = :repository AND digest IN (<digests>)""")
                            .bind("repository", repositoryId)
                            .bindList("digests", some)
                            .map((row, context) -> Map.entry(
                                    Digest.parse(row.getString("digest")), Outcome.valueOf(row.getString("outcome"))))
                            .list())
                    .forEach(each -> outcomes.put(each.getKey(), each.getValue()));
        }
        return outcomes;
    }

    /** Verdicts that end before a moment. */
    public List<Placed> endedBefore(Instant moment, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT v.repository_id, v.document FROM gate_verdict v
                        WHERE v.until_at <= :moment ORDER BY v.until_at LIMIT :limit""")
                .bind("moment", moment.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new Placed(row.getLong(1), VerdictJson.read(row.getString(2))))
                .list());
    }
}
