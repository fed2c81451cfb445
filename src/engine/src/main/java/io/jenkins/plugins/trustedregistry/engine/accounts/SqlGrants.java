// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Grants in the table {@code team_grant}, which refers to rows of {@code repository}. */
final class SqlGrants implements Grants {
    private static final String COLUMNS = """
            SELECT g.organization, g.team, r.name AS repository, g.role
            FROM team_grant g JOIN repository r ON r.id = g.repository_id
            WHERE\s""";
    private static final String OF_TEAM = "g.organization = :organization AND g.team = :team";

    private final Database database;

    SqlGrants(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Grant> find(TeamName team, RepositoryName repository) {
        return database.read(handle ->
                rows(bind(handle.createQuery(COLUMNS + OF_TEAM + " AND r.name = :repository"), team, repository))
                        .stream()
                        .findFirst());
    }

    @Override
    public void put(Grant grant) {
        database.change(handle -> {
            if (upsert(handle, grant) == 0) {
                throw Clash.missing("There is no team " + grant.team() + ", or no repository " + grant.repository()
                        + ": make both before the team is given a right.");
            }
        });
    }

    private static int upsert(Handle handle, Grant grant) {
        return bind(handle.createUpdate("""
                                INSERT INTO team_grant (repository_id, organization, team, role)
                                SELECT r.id, t.organization, t.name, :role
                                FROM repository r, team t
                                WHERE r.name = :repository AND t.organization = :organization AND t.name = :team
                                ON CONFLICT (repository_id, organization, team) DO UPDATE SET role = excluded.role"""), grant.team(), grant.repository())
                .bind("role", grant.role().toString())
                .execute();
    }

    @Override
    public boolean remove(TeamName team, RepositoryName repository) {
        return database.write(
                handle -> bind(handle.createUpdate("""
                                DELETE FROM team_grant
                                WHERE organization = :organization AND team = :team
                                  AND repository_id = (SELECT id FROM repository WHERE name = :repository)"""), team, repository).execute() > 0);
    }

    @Override
    public List<Grant> ofTeam(TeamName team, String after, int limit) {
        return database.read(handle ->
                rows(handle.createQuery(COLUMNS + OF_TEAM + " AND r.name > :after ORDER BY r.name LIMIT :limit")
                        .bind("organization", team.organization().name())
                        .bind("team", team.team())
                        .bind("after", after)
                        .bind("limit", limit)));
    }

    @Override
    public List<Grant> onRepository(RepositoryName repository) {
        return database.read(
                handle -> rows(handle.createQuery(COLUMNS + "r.name = :repository ORDER BY g.organization, g.team")
                        .bind("repository", repository.name())));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, TeamName team, RepositoryName repository) {
        return statement
                .bind("organization", team.organization().name())
                .bind("team", team.team())
                .bind("repository", repository.name());
    }

    private static List<Grant> rows(Query query) {
        return query.map((row, context) -> new Grant(
                        new TeamName(NamespaceName.parse(row.getString("organization")), row.getString("team")),
                        RepositoryName.parse(row.getString("repository")),
                        Role.parse(row.getString("role"))))
                .list();
    }
}
