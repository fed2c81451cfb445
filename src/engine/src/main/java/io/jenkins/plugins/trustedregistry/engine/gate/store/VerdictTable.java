// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingMarks;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Outcome;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatements;

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
                        INSERT INTO gate_verdict (manifest_id, repository_id, digest, outcome, judged_at, until_at, data_as_of, document)
                        SELECT m.id, m.repository_id, m.digest, :outcome, :at, :until, :data, :document
                        FROM manifest m WHERE m.repository_id = :repository AND m.digest = :digest
                        ON CONFLICT (manifest_id) DO UPDATE SET outcome = excluded.outcome, judged_at = excluded.judged_at,
                          until_at = excluded.until_at, data_as_of = excluded.data_as_of, document = excluded.document""")
                .bind("outcome", verdict.outcome().name())
                .bind("at", verdict.judgedAt().toEpochMilli())
                .bind("until", verdict.until().map(Instant::toEpochMilli).orElse(null))
                .bind("data", verdict.dataAsOf().map(Instant::toEpochMilli).orElse(null))
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
    public record Placed(long repositoryId, RepositoryName repository, Verdict verdict) {
        public After after() {
            return new After(repositoryId, verdict.digest().toString());
        }

        private static Placed of(ResultSet row) throws SQLException {
            return new Placed(
                    row.getLong("repository_id"),
                    new RepositoryName(row.getString("name")),
                    VerdictJson.read(row.getString("document")));
        }
    }

    /** Where a list goes on: behind this place. */
    public record After(long repositoryId, String digest) {
        public static final After NOTHING = new After(0, "");

        /** At the beginning of a repository. */
        public static After nothingOf(long repositoryId) {
            return new After(repositoryId, "");
        }
    }

    /** Which verdicts a list shall have; what is empty does not matter. */
    public record Wanted(Optional<Long> repositoryId, Optional<NamespaceName> namespace, Optional<Outcome> outcome) {
        public static Wanted of(long repositoryId) {
            return new Wanted(Optional.of(repositoryId), Optional.empty(), Optional.empty());
        }

        /** Those of one of its repositories. */
        public Wanted in(long repository) {
            return new Wanted(Optional.of(repository), namespace, outcome);
        }
    }

    /** A repository that has verdicts. */
    public record Judged(long id, RepositoryName name) {}

    /** Repositories that have such verdicts, from this number on, in order. Each costs one look into an index. */
    public List<Judged> repositories(Wanted wanted, long from, int limit) {
        String outcome = wanted.outcome().isPresent() ? "v.outcome = :outcome AND " : "";
        return database.read(handle -> handle.createQuery("""
                        SELECT r.id, r.name FROM repository r
                        WHERE r.id >= :from
                          AND (:anyRepository OR r.id = :repository)
                          AND (:anyNamespace OR r.namespace = :namespace)
                          AND EXISTS (SELECT 1 FROM gate_verdict v WHERE %sv.repository_id = r.id)
                        ORDER BY r.id LIMIT :limit""".formatted(outcome))
                .configure(SqlStatements.class, each -> each.setUnusedBindingAllowed(true))
                .bind("outcome", wanted.outcome().map(Outcome::name).orElse(""))
                .bind("from", from)
                .bind("anyRepository", wanted.repositoryId().isEmpty())
                .bind("repository", wanted.repositoryId().orElse(0L))
                .bind("anyNamespace", wanted.namespace().isEmpty())
                .bind("namespace", wanted.namespace().map(NamespaceName::name).orElse(""))
                .bind("limit", limit)
                .map((row, context) -> new Judged(row.getLong(1), new RepositoryName(row.getString(2))))
                .list());
    }

    /** Verdicts in the order of repositories and digests, without those of what is staged only. */
    public List<Placed> list(Wanted wanted, After after, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT v.repository_id, r.name, v.document FROM gate_verdict v
                          JOIN manifest m ON m.id = v.manifest_id
                          JOIN repository r ON r.id = v.repository_id
                        WHERE %s AND (v.repository_id > :afterRepository
                            OR (v.repository_id = :afterRepository AND v.digest > :afterDigest))
                          AND (:anyRepository OR v.repository_id = :repository)
                          AND (:anyNamespace OR r.namespace = :namespace)
                          AND (:anyOutcome OR v.outcome = :outcome)
                        ORDER BY v.repository_id, v.digest LIMIT :limit""".formatted(StagingMarks.published("m")))
                .bind("afterRepository", after.repositoryId())
                .bind("afterDigest", after.digest())
                .bind("anyRepository", wanted.repositoryId().isEmpty())
                .bind("repository", wanted.repositoryId().orElse(0L))
                .bind("anyNamespace", wanted.namespace().isEmpty())
                .bind("namespace", wanted.namespace().map(NamespaceName::name).orElse(""))
                .bind("anyOutcome", wanted.outcome().isEmpty())
                .bind("outcome", wanted.outcome().map(Outcome::name).orElse(""))
                .bind("limit", limit)
                .map((row, context) -> Placed.of(row))
                .list());
    }

    /** How it came out of an image, and how old the data was: empty where there was none. */
    public record Mark(Outcome outcome, Optional<Instant> dataAsOf) {}

    /** How it came out of these images of a repository; those that were never judged are left out. */
    public Map<Digest, Mark> marks(long repositoryId, Collection<Digest> images) {
        List<String> all = images.stream().map(Digest::toString).distinct().toList();
        Map<Digest, Mark> marks = new HashMap<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(from + CHUNK, all.size()));
            database.read(handle -> handle.createQuery("""
                            SELECT digest, outcome, data_as_of FROM gate_verdict
                            WHERE repository_id = :repository AND digest IN (<digests>)""")
                            .bind("repository", repositoryId)
                            .bindList("digests", some)
                            .map((row, context) -> Map.entry(Digest.parse(row.getString("digest")), mark(row)))
                            .list())
                    .forEach(each -> marks.put(each.getKey(), each.getValue()));
        }
        return marks;
    }

    private static Mark mark(ResultSet row) throws SQLException {
        long asOf = row.getLong("data_as_of");
        return new Mark(
                Outcome.valueOf(row.getString("outcome")),
                row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(asOf)));
    }

    /** Verdicts that end before a moment. */
    public List<Placed> endedBefore(Instant moment, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT v.repository_id, r.name, v.document FROM gate_verdict v
                          JOIN repository r ON r.id = v.repository_id
                        WHERE v.until_at <= :moment ORDER BY v.until_at LIMIT :limit""")
                .bind("moment", moment.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> Placed.of(row))
                .list());
    }
}
