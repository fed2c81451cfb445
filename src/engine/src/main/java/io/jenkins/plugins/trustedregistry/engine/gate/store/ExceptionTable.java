// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.StoredWaiver;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Target;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code gate_exception}. */
public final class ExceptionTable {
    private final Database database;

    public ExceptionTable(Database database) {
        this.database = database;
    }

    /** All of them, by scope and images; also those whose time is over. */
    public List<StoredWaiver> list() {
        return database.read(ExceptionTable::list);
    }

    static List<StoredWaiver> list(Handle handle) {
        return handle.createQuery("SELECT * FROM gate_exception ORDER BY scope, images, vulnerability, component, rule")
                .map((row, context) -> read(row))
                .list();
    }

    public Optional<StoredWaiver> find(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM gate_exception WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findFirst());
    }

    /** Adds one, in place of one that says the same of the same images; then that keeps its id, which is returned. */
    public String put(StoredWaiver added) {
        Waiver waiver = added.waiver();
        return database.write(handle -> {
            String id = handle.createQuery("""
                            INSERT INTO gate_exception (id, scope, images, vulnerability, component, rule, reason, owner,
                              created_by, created_at, expires_at)
                            VALUES (:id, :scope, :images, :vulnerability, :component, :rule, :reason, :owner, :by, :at, :end)
                            ON CONFLICT (scope, images, vulnerability, component, rule) DO UPDATE SET reason = excluded.reason,
                              owner = excluded.owner, created_by = excluded.created_by, created_at = excluded.created_at,
                              expires_at = excluded.expires_at
                            RETURNING id""")
                    .bind("id", waiver.id())
                    .bind("scope", waiver.scope().text())
                    .bind("images", waiver.images().text())
                    .bind("vulnerability", waiver.target() instanceof Target.Vulnerability each ? each.name() : "")
                    .bind("component", waiver.target() instanceof Target.Vulnerability each ? each.component() : "")
                    .bind("rule", waiver.target() instanceof Target.WholeRule each ? each.rule() : "")
                    .bind("reason", waiver.reason())
                    .bind("owner", waiver.owner())
                    .bind("by", added.createdBy())
                    .bind("at", added.createdAt().toEpochMilli())
                    .bind("end", waiver.expires().map(Instant::toEpochMilli).orElse(null))
                    .mapTo(String.class)
                    .one();
            RevisionTable.raise(handle);
            return id;
        });
    }

    /** Removes one; false when it was not there. */
    public boolean remove(String id) {
        return database.write(handle -> {
            boolean removed = handle.createUpdate("DELETE FROM gate_exception WHERE id = :id")
                            .bind("id", id)
                            .execute()
                    > 0;
            if (removed) {
                RevisionTable.raise(handle);
            }
            return removed;
        });
    }

    private static StoredWaiver read(ResultSet row) throws SQLException {
        long end = row.getLong("expires_at");
        Optional<Instant> expires = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(end));
        String rule = row.getString("rule");
        return new StoredWaiver(
                new Waiver(
                        row.getString("id"),
                        Waiver.Source.EXCEPTION,
                        Scope.parse(row.getString("scope")),
                        new ImagePattern(row.getString("images")),
                        rule.isEmpty()
                                ? new Target.Vulnerability(row.getString("vulnerability"), row.getString("component"))
                                : new Target.WholeRule(rule),
                        row.getString("reason"),
                        row.getString("owner"),
                        expires),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"));
    }
}
