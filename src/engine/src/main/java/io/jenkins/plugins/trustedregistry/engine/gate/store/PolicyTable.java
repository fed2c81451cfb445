// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code gate_policy}. */
public final class PolicyTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final InstantSource clock;

    public PolicyTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All of them, those of the registry first, by name. */
    public List<StoredPolicy> list() {
        return database.read(PolicyTable::list);
    }

    static List<StoredPolicy> list(Handle handle) {
        return handle.createQuery("SELECT * FROM gate_policy ORDER BY scope, name")
                .map((row, context) -> read(row))
                .list();
    }

    public Optional<StoredPolicy> find(Scope scope, String name) {
        return database.read(handle -> find(handle, scope, name));
    }

    private static Optional<StoredPolicy> find(Handle handle, Scope scope, String name) {
        return handle.createQuery("SELECT * FROM gate_policy WHERE scope = :scope AND name = :name")
                .bind("scope", scope.text())
                .bind("name", name)
                .map((row, context) -> read(row))
                .findFirst();
    }

    /** Keeps a policy, in place of the one of its name; the same once more changes nothing. */
    public StoredPolicy put(Policy policy, String by) {
        return database.write(handle -> {
            Optional<StoredPolicy> before = find(handle, policy.scope(), policy.name());
            if (before.isPresent() && before.get().policy().equals(policy)) {
                return before.get();
            }
            StoredPolicy now =
                    new StoredPolicy(policy, before.map(StoredPolicy::version).orElse(0) + 1, clock.instant(), by);
            handle.createUpdate("""
                            INSERT INTO gate_policy (scope, name, version, document, changed_at, changed_by)
                            VALUES (:scope, :name, :version, :document, :at, :by)
                            ON CONFLICT (scope, name) DO UPDATE SET version = excluded.version, document = excluded.document,
                              changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                    .bind("scope", policy.scope().text())
                    .bind("name", policy.name())
                    .bind("version", now.version())
                    .bind("document", SettingsJson.write(policy).toString())
                    .bind("at", now.changedAt().toEpochMilli())
                    .bind("by", by)
                    .execute();
            RevisionTable.raise(handle);
            return now;
        });
    }

    /** Removes one; false when it was not there. */
    public boolean remove(Scope scope, String name) {
        return database.write(handle -> {
            boolean removed = handle.createUpdate("DELETE FROM gate_policy WHERE scope = :scope AND name = :name")
                            .bind("scope", scope.text())
                            .bind("name", name)
                            .execute()
                    > 0;
            if (removed) {
                RevisionTable.raise(handle);
            }
            return removed;
        });
    }

    private static StoredPolicy read(ResultSet row) throws SQLException {
        try {
            return new StoredPolicy(
                    SettingsJson.read(JSON.readTree(row.getString("document")), Policy.class),
                    row.getInt("version"),
                    Instant.ofEpochMilli(row.getLong("changed_at")),
                    row.getString("changed_by"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The stored policy " + row.getString("name") + " is damaged", e);
        }
    }
}
