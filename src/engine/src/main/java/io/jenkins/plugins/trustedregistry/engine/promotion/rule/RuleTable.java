// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.rule;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;

/** The table {@code promotion_rule}. */
public final class RuleTable {
    private final Database database;

    public RuleTable(Database database) {
        this.database = database;
    }

    /** A repository's rules, by name. */
    public List<PromotionRule> list(long repositoryId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM promotion_rule WHERE repository_id = :repository ORDER BY name")
                .bind("repository", repositoryId)
                .map((row, context) -> read(row))
                .list());
    }

    public Optional<PromotionRule> find(long repositoryId, RuleName name) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM promotion_rule WHERE repository_id = :repository AND name = :name")
                .bind("repository", repositoryId)
                .bind("name", name.text())
                .map((row, context) -> read(row))
                .findFirst());
    }

    /** Adds a rule; false when there is one of its name. */
    public boolean add(long repositoryId, PromotionRule rule) {
        return database.write(handle -> bound(handle.createUpdate("""
                                                INSERT INTO promotion_rule (id, repository_id, name, target, template, time_zone,
                                                  criteria, triggers, active, owner, changed_at)
                                                VALUES (:id, :repository, :name, :target, :template, :zone, :criteria, :triggers,
                                                  :active, :owner, :at)
                                                ON CONFLICT (repository_id, name) DO NOTHING"""), rule)
                        .bind("repository", repositoryId)
                        .execute()
                > 0);
    }

    /** Changes a rule, which forgets what it has promoted so far; false when it is gone. */
    public boolean change(PromotionRule rule) {
        return database.write(handle -> {
            int changed = bound(handle.createUpdate("""
                                    UPDATE promotion_rule SET name = :name, target = :target, template = :template,
                                      time_zone = :zone, criteria = :criteria, triggers = :triggers, active = :active,
                                      owner = :owner, changed_at = :at
                                    WHERE id = :id"""), rule).execute();
            handle.createUpdate("DELETE FROM promotion_done WHERE rule_id = :id")
                    .bind("id", rule.id())
                    .execute();
            return changed > 0;
        });
    }

    /** Removes a rule with the results of its evaluations; false when it is gone. What it promoted stays. */
    public boolean remove(String id) {
        return database.write(handle -> handle.createUpdate("DELETE FROM promotion_rule WHERE id = :id")
                        .bind("id", id)
                        .execute()
                > 0);
    }

    private static Update bound(Update update, PromotionRule rule) {
        return update.bind("id", rule.id())
                .bind("name", rule.name().text())
                .bind("target", rule.target().name())
                .bind("template", rule.template().text())
                .bind("zone", rule.zone().getId())
                .bind("criteria", String.join("\n", rule.criteria().texts()))
                .bind(
                        "triggers",
                        rule.triggers().stream().sorted().map(Trigger::toString).collect(Collectors.joining(" ")))
                .bind("active", rule.active())
                .bind("owner", rule.owner().map(Member::toString).orElse(""))
                .bind("at", rule.changedAt().toEpochMilli());
    }

    private static PromotionRule read(ResultSet row) throws SQLException {
        return new PromotionRule(
                row.getString("id"),
                new RuleName(row.getString("name")),
                RepositoryName.parse(row.getString("target")),
                TagTemplate.parse(row.getString("template")),
                ZoneId.of(row.getString("time_zone")),
                Criteria.parse(row.getString("criteria").lines().toList()),
                Trigger.parse(Stream.of(row.getString("triggers").split(" "))
                        .filter(word -> !word.isEmpty())
                        .toList()),
                row.getBoolean("active"),
                Optional.of(row.getString("owner"))
                        .filter(text -> !text.isEmpty())
                        .map(Member::parse),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }
}
