// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.PersonalNamespaces;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.ScanMode;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * One statement for a page. For most callers it is put together from branches that each walk an index and give at most a page: what
 * is public, what is in the namespaces that the principal owns, what its teams were granted. So a page costs the same however many
 * repositories there are that the principal may not see.
 */
final class SqlVisibleRepositories implements VisibleRepositories {
    private static final String PAGE = " AND r.name > :after AND {filter} ORDER BY r.name LIMIT :limit";
    private static final String EVERYTHING = "SELECT r.* FROM repository r WHERE TRUE" + PAGE;
    private static final String PUBLIC = "SELECT r.name FROM repository r WHERE r.visibility = 'PUBLIC'" + PAGE;
    private static final String PERSONAL = """
            SELECT r.name FROM repository r
            WHERE r.namespace = :own AND NOT EXISTS (SELECT 1 FROM organization WHERE name = :own)""" + PAGE;
    private static final String OWNED = """
            SELECT r.name FROM repository r
            WHERE r.namespace IN (SELECT organization FROM organization_owner WHERE member IN (<members>))""" + PAGE;
    private static final String GRANTED = """
            SELECT r.name FROM repository r
            WHERE r.id IN (
              SELECT g.repository_id FROM team_member m
              JOIN team_grant g ON g.organization = m.organization AND g.team = m.team
              WHERE m.member IN (<members>))""" + PAGE;
    private static final String UNION =
            "SELECT r.* FROM (SELECT name FROM (" + PUBLIC + ") AS p UNION SELECT name FROM ("
                    + PERSONAL + ") AS m UNION SELECT name FROM (" + OWNED + ") AS o UNION SELECT name FROM (" + GRANTED
                    + ") AS g ORDER BY name LIMIT :limit) AS page JOIN repository r ON r.name = page.name ORDER BY r.name";

    private final Database database;
    private final PersonalNamespaces personal;

    SqlVisibleRepositories(Database database, PersonalNamespaces personal) {
        this.database = database;
        this.personal = personal;
    }

    @Override
    public List<Repository> to(Principal principal, String after, int limit) {
        return page(principal, Filter.of(principal.limits()), after, limit);
    }

    @Override
    public List<Repository> to(Principal principal, NamespaceName namespace, String after, int limit) {
        String folder = namespace + "/";
        String start = after.compareTo(folder) < 0 ? folder : after;
        return page(principal, Filter.of(principal.limits()).upTo(namespace), start, limit);
    }

    private List<Repository> page(Principal principal, Filter filter, String after, int limit) {
        String statement = principal.registryAdmin() ? EVERYTHING : UNION;
        String own = ownNamespace(principal).map(NamespaceName::name).orElse("");
        return database.read(handle -> handle.createQuery(statement.replace("{filter}", filter.sql()))
                .configure(SqlStatements.class, each -> each.setUnusedBindingAllowed(true))
                .bindMap(filter.values())
                .bindList(EmptyHandling.NULL_KEYWORD, "members", RightsQueries.texts(principal.identities()))
                .bind("own", own)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> repository(row))
                .list());
    }

    private Optional<NamespaceName> ownNamespace(Principal principal) {
        return principal
                .subject()
                .filter(member -> member.kind() == Member.Kind.USER)
                .flatMap(member -> personal.of(member.name()));
    }

    private static Repository repository(ResultSet row) throws SQLException {
        return new Repository(
                row.getLong("id"),
                RepositoryName.parse(row.getString("name")),
                Visibility.valueOf(row.getString("visibility")),
                row.getString("description"),
                ScanMode.valueOf(row.getString("scan_mode")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"));
    }
}
