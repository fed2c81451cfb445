// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.policy;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The table {@code pruning_policy}. */
public final class PolicyTable {
    private static final String OF_SCOPE = "(repository_id = :repository OR namespace = :namespace)";

    private final Database database;

    public PolicyTable(Database database) {
        this.database = database;
    }

    /** The policies of a scope itself, by name. */
    public List<PruningPolicy> list(Scope scope) {
        return database.read(handle -> scoped(
                        handle.createQuery("SELECT * FROM pruning_policy WHERE " + OF_SCOPE + " ORDER BY name"), scope)
                .map((row, context) -> read(row))
                .list());
    }

    /** The active policies that hold in a repository: its namespace's, then its own. */
    public List<PruningPolicy> holdingIn(Repository repository) {
        return Stream.concat(
                        list(new Scope.OfNamespace(repository.name().namespace())).stream(),
                        list(new Scope.OfRepository(repository.id())).stream())
                .filter(PruningPolicy::active)
                .toList();
    }

    /** Whether there is any policy at all. */
    public boolean isEmpty() {
        return database.read(handle -> handle.createQuery("SELECT 1 FROM pruning_policy LIMIT 1")
                .mapTo(Integer.class)
                .findFirst()
                .isEmpty());
    }

    public Optional<PruningPolicy> find(Scope scope, RuleName name) {
        return database.read(handle -> scoped(
                        handle.createQuery("SELECT * FROM pruning_policy WHERE " + OF_SCOPE + " AND name = :name"),
                        scope)
                .bind("name", name.text())
                .map((row, context) -> read(row))
                .findFirst());
    }

    /** Adds a policy; false when there is one of its name in the scope. */
    public boolean add(Scope scope, PruningPolicy policy) {
        return database.write(handle -> bound(handle.createUpdate("""
                                                INSERT INTO pruning_policy (id, repository_id, namespace, name, criteria, protect,
                                                  kept, active, changed_by, changed_at)
                                                VALUES (:id, :repository, :namespace, :name, :criteria, :protect, :keep, :active,
                                                  :by, :at)
                                                ON CONFLICT DO NOTHING"""), policy)
                        .bind("repository", repository(scope))
                        .bind("namespace", namespace(scope))
                        .execute()
                > 0);
    }

    /** Changes a policy; false when it is gone. */
    public boolean change(PruningPolicy policy) {
        return database.write(handle -> bound(handle.createUpdate("""
                                        UPDATE pruning_policy SET name = :name, criteria = :criteria, protect = :protect,
                                          kept = :keep, active = :active, changed_by = :by, changed_at = :at
                                        WHERE id = :id"""), policy).execute() > 0);
    }

    /** Removes a policy; false when it is gone. */
    public boolean remove(String id) {
        return database.write(handle -> handle.createUpdate("DELETE FROM pruning_policy WHERE id = :id")
                        .bind("id", id)
                        .execute()
                > 0);
    }

    private static Query scoped(Query query, Scope scope) {
        return query.bind("repository", repository(scope)).bind("namespace", namespace(scope));
    }

    private static @Nullable Long repository(Scope scope) {
        return scope instanceof Scope.OfRepository repository ? repository.id() : null;
    }

    private static @Nullable String namespace(Scope scope) {
        return scope instanceof Scope.OfNamespace namespace ? namespace.name().name() : null;
    }

    private static Update bound(Update update, PruningPolicy policy) {
        return update.bind("id", policy.id())
                .bind("name", policy.name().text())
                .bind("criteria", String.join("\n", policy.criteria().texts()))
                .bind("protect", String.join("\n", policy.protect().texts()))
                .bind("keep", policy.keep())
                .bind("active", policy.active())
                .bind("by", policy.changedBy())
                .bind("at", policy.changedAt().toEpochMilli());
    }

    private static PruningPolicy read(ResultSet row) throws SQLException {
        return new PruningPolicy(
                row.getString("id"),
                new RuleName(row.getString("name")),
                Criteria.parse(row.getString("criteria").lines().toList()),
                Criteria.parse(row.getString("protect").lines().toList()),
                row.getInt("kept"),
                row.getBoolean("active"),
                row.getString("changed_by"),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }
}
