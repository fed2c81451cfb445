// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Rules;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removals;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.Remembered;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Repositories in the view {@code repository} of those in use, written through the table {@code any_repository}. */
final class SqlRepositories implements Repositories {
    private static final int MOST_REMEMBERED = 1_000;
    private static final String COLUMNS = "id, name, visibility, description, scan_mode, created_at, created_by";

    private final Database database;
    private final Remembered<RepositoryName, Optional<Repository>> byName;
    private final Rules rules;
    private final Removals removals;

    SqlRepositories(Database database, Rules rules, Removals removals) {
        this.database = database;
        this.byName = new Remembered<>(database, MOST_REMEMBERED);
        this.rules = rules;
        this.removals = removals;
    }

    @Override
    public Optional<Repository> find(RepositoryName name) {
        return byName.get(name, () -> lookUp(name));
    }

    private Optional<Repository> lookUp(RepositoryName name) {
        return database.read(handle -> rows(
                        handle.createQuery("SELECT " + COLUMNS + " FROM repository WHERE name = :name")
                                .bind("name", name.name()))
                .stream()
                .findFirst());
    }

    @Override
    public Optional<Repository> find(long id) {
        return database.read(handle ->
                rows(handle.createQuery("SELECT " + COLUMNS + " FROM repository WHERE id = :id")
                                .bind("id", id))
                        .stream()
                        .findFirst());
    }

    @Override
    public Optional<Repository> create(Repository repository) {
        RepositoryName name = repository.name();
        return database.write(handle -> rows(handle.createQuery("""
                        INSERT INTO any_repository
                          (name, namespace, visibility, description, scan_mode, created_at, created_by)
                        VALUES (:name, :namespace, :visibility, :description, :scanMode, :createdAt, :createdBy)
                        ON CONFLICT (name) DO NOTHING
                        RETURNING\s""" + COLUMNS)
                        .bind("name", name.name())
                        .bind("namespace", name.namespace().name())
                        .bind("visibility", repository.visibility().name())
                        .bind("description", repository.description())
                        .bind("scanMode", repository.scanMode().name())
                        .bind("createdAt", repository.createdAt().toEpochMilli())
                        .bind("createdBy", repository.createdBy()))
                .stream()
                .findFirst());
    }

    @Override
    public Optional<Repository> create(Repository repository, RepositoryRules given) {
        return database.write(handle -> {
            Optional<Repository> made = create(repository);
            made.ifPresent(each -> rules.set(each.id(), given));
            return made;
        });
    }

    @Override
    public boolean update(Repository repository, RepositoryRules given) {
        return database.write(handle -> update(repository) && rules.set(repository.id(), given));
    }

    @Override
    public boolean update(Repository repository) {
        return database.write(handle -> handle.createUpdate("""
                        UPDATE any_repository
                        SET visibility = :visibility, description = :description, scan_mode = :scanMode
                        WHERE id = :id AND trash_id IS NULL""")
                        .bind("visibility", repository.visibility().name())
                        .bind("description", repository.description())
                        .bind("scanMode", repository.scanMode().name())
                        .bind("id", repository.id())
                        .execute()
                > 0);
    }

    @Override
    public boolean delete(RepositoryName name) {
        return removals.repository(name, Removal.forGood(SqlTags.BY));
    }

    @Override
    public List<Repository> list(String after, int limit) {
        return database.read(handle -> rows(handle.createQuery(
                        "SELECT " + COLUMNS + " FROM repository WHERE name > :after ORDER BY name LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)));
    }

    @Override
    public List<Repository> list(NamespaceName namespace, String after, int limit) {
        return database.read(handle -> rows(handle.createQuery("SELECT " + COLUMNS
                        + " FROM repository WHERE namespace = :namespace AND name > :after ORDER BY name LIMIT :limit")
                .bind("namespace", namespace.name())
                .bind("after", after)
                .bind("limit", limit)));
    }

    private static List<Repository> rows(Query query) {
        return query.map((row, context) -> repository(row)).list();
    }

    private static Repository repository(ResultSet row) throws SQLException {
        return new Repository(
                row.getLong("id"),
                RepositoryName.parse(row.getString("name")),
                Repository.Visibility.valueOf(row.getString("visibility")),
                row.getString("description"),
                Repository.ScanMode.valueOf(row.getString("scan_mode")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"));
    }
}
