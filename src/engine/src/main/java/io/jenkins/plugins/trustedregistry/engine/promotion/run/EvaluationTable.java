// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The tables {@code promotion_evaluation} and {@code promotion_done}. */
public final class EvaluationTable {
    /** How many evaluations of each rule are kept. */
    public static final int KEPT = 500;

    private final Database database;

    EvaluationTable(Database database) {
        this.database = database;
    }

    /** What a rule has promoted a tag as. */
    record Done(Digest digest, Tag targetTag, Instant at) {}

    /** Keeps an evaluation, and forgets those that are too many; nothing when the rule is gone. */
    void add(String rule, Evaluation evaluation) {
        database.change(handle -> {
            int added = handle.createUpdate("""
                            INSERT INTO promotion_evaluation (rule_id, tag, digest, evaluated_at, cause, outcome, reason, target_tag)
                            SELECT id, :tag, :digest, :at, :cause, :outcome, :reason, :target
                            FROM promotion_rule WHERE id = :rule""")
                    .bind("rule", rule)
                    .bind("tag", evaluation.tag().name())
                    .bind("digest", evaluation.digest().toString())
                    .bind("at", evaluation.at().toEpochMilli())
                    .bind("cause", evaluation.cause())
                    .bind("outcome", evaluation.outcome().name())
                    .bind("reason", evaluation.reason())
                    .bind("target", evaluation.targetTag().map(Tag::name).orElse(""))
                    .execute();
            if (added > 0) {
                forget(handle, rule);
            }
        });
    }

    private static void forget(Handle handle, String rule) {
        handle.createUpdate("""
                        DELETE FROM promotion_evaluation WHERE rule_id = :rule AND id <= (
                          SELECT id FROM promotion_evaluation WHERE rule_id = :rule
                          ORDER BY id DESC LIMIT 1 OFFSET :kept)""").bind("rule", rule).bind("kept", KEPT).execute();
    }

    /** The latest first, only those before {@code before}. */
    public List<Evaluation> of(String rule, OptionalLong before, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM promotion_evaluation WHERE rule_id = :rule AND id < :before
                        ORDER BY id DESC LIMIT :limit""")
                .bind("rule", rule)
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("limit", limit)
                .map((row, context) -> new Evaluation(
                        row.getLong("id"),
                        Tag.parse(row.getString("tag")),
                        Digest.parse(row.getString("digest")),
                        Instant.ofEpochMilli(row.getLong("evaluated_at")),
                        row.getString("cause"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("reason"),
                        Optional.of(row.getString("target_tag"))
                                .filter(text -> !text.isEmpty())
                                .map(Tag::parse)))
                .list());
    }

    Optional<Done> done(String rule, Tag tag) {
        return database.read(handle -> handle.createQuery(
                        "SELECT digest, target_tag, promoted_at FROM promotion_done WHERE rule_id = :rule AND tag = :tag")
                .bind("rule", rule)
                .bind("tag", tag.name())
                .map((row, context) -> new Done(
                        Digest.parse(row.getString("digest")),
                        Tag.parse(row.getString("target_tag")),
                        Instant.ofEpochMilli(row.getLong("promoted_at"))))
                .findFirst());
    }

    /** Notes that a rule has promoted a tag; to be called inside the write that does. Nothing when the rule is gone. */
    void setDone(String rule, Tag tag, Done done) {
        database.change(handle -> handle.createUpdate("""
                        INSERT INTO promotion_done (rule_id, tag, digest, target_tag, promoted_at)
                        SELECT id, :tag, :digest, :target, :at FROM promotion_rule WHERE id = :rule
                        ON CONFLICT (rule_id, tag) DO UPDATE SET digest = excluded.digest,
                          target_tag = excluded.target_tag, promoted_at = excluded.promoted_at""")
                .bind("rule", rule)
                .bind("tag", tag.name())
                .bind("digest", done.digest().toString())
                .bind("target", done.targetTag().name())
                .bind("at", done.at().toEpochMilli())
                .execute());
    }
}
