// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;

/**
 * The questions that decisions put to the tables of packages catalog and accounts. One method is one statement, and each walks
 * indexes only. A decision asks for the repository first; where that settles it (a public pull), nothing else is asked.
 */
final class RightsQueries {
    /** No repository has it; a missing repository is asked about in the same way as one that is there. */
    private static final long NO_REPOSITORY = -1;

    private static final String SWITCH_AND_OWNERS = """
            SELECT 'organization' AS what, NULL AS member, NULL AS team, NULL AS role, create_on_push
            FROM organization WHERE name = :namespace
            UNION ALL
            SELECT 'personal', NULL, NULL, NULL, create_on_push
            FROM personal_namespace WHERE name = :namespace
            UNION ALL
            SELECT 'owner', member, NULL, NULL, NULL
            FROM organization_owner WHERE organization = :namespace AND member IN (<members>)
            UNION ALL
            """;
    private static final String GRANTS = """
            SELECT 'grant', m.member, g.team, g.role, NULL
            FROM team_grant g
            JOIN team_member m ON m.organization = g.organization AND m.team = g.team
            WHERE g.repository_id = :repository AND m.member IN (<members>)
            ORDER BY 1, 3, 2""";
    private static final String TEAMS = """
            SELECT 'team', member, team, NULL, NULL
            FROM team_member WHERE organization = :namespace AND member IN (<members>)
            ORDER BY 1, 3, 2""";

    private RightsQueries() {}

    static Optional<FoundRepository> repository(Handle handle, RepositoryName name) {
        return handle.createQuery("SELECT id, visibility FROM repository WHERE name = :name")
                .bind("name", name.name())
                .map((row, context) ->
                        new FoundRepository(row.getLong("id"), Visibility.valueOf(row.getString("visibility"))))
                .findFirst();
    }

    /** With the grants that teams have on the repository. */
    static Relations onRepository(
            Handle handle, RepositoryName name, Optional<FoundRepository> found, Collection<Member> identities) {
        return relations(
                handle.createQuery(SWITCH_AND_OWNERS + GRANTS).bind("repository", id(found)),
                name.namespace(),
                identities);
    }

    /** With the memberships in teams of the organization. */
    static Relations onNamespace(Handle handle, NamespaceName namespace, Collection<Member> identities) {
        return relations(handle.createQuery(SWITCH_AND_OWNERS + TEAMS), namespace, identities);
    }

    private static Relations relations(Query query, NamespaceName namespace, Collection<Member> identities) {
        return query.bind("namespace", namespace.name())
                .bindList(EmptyHandling.NULL_KEYWORD, "members", texts(identities))
                .reduceRows(Relations.NONE, (relations, row) -> with(relations, namespace, row));
    }

    private static Relations with(Relations before, NamespaceName namespace, RowView row) {
        return switch (text(row, "what")) {
            case "organization" -> new Relations(true, createOnPush(row), before.sources());
            case "personal" ->
                before.organization() ? before : new Relations(false, createOnPush(row), before.sources());
            case "owner" -> before.plus(new RightSource.OrganizationOwner(namespace, member(row)));
            case "grant" ->
                before.plus(
                        new RightSource.TeamGrant(team(namespace, row), member(row), Role.parse(text(row, "role"))));
            default -> before.plus(new RightSource.TeamMember(team(namespace, row), member(row)));
        };
    }

    /** Who can grant rights on a repository of this organization: its owners, and the teams that are admin there. */
    static Granters granters(Handle handle, NamespaceName namespace, Optional<FoundRepository> repository) {
        return handle.createQuery("""
                        SELECT 'owner' AS what, member AS name FROM organization_owner WHERE organization = :namespace
                        UNION ALL
                        SELECT 'team', team FROM team_grant WHERE repository_id = :repository AND role = :admin
                        ORDER BY 1, 2""")
                .bind("namespace", namespace.name())
                .bind("repository", id(repository))
                .bind("admin", Role.ADMIN.toString())
                .reduceRows(
                        Granters.NOBODY,
                        (granters, row) -> text(row, "what").equals("owner")
                                ? granters.plus(Member.parse(text(row, "name")))
                                : granters.plus(new TeamName(namespace, text(row, "name"))));
    }

    private static long id(Optional<FoundRepository> repository) {
        return repository.map(FoundRepository::id).orElse(NO_REPOSITORY);
    }

    static List<String> texts(Collection<Member> members) {
        return members.stream().map(Member::toString).toList();
    }

    private static Optional<Boolean> createOnPush(RowView row) {
        return Optional.of(row.getColumn("create_on_push", Boolean.class));
    }

    private static Member member(RowView row) {
        return Member.parse(text(row, "member"));
    }

    private static TeamName team(NamespaceName organization, RowView row) {
        return new TeamName(organization, text(row, "team"));
    }

    private static String text(RowView row, String column) {
        return row.getColumn(column, String.class);
    }

    /** As much of a repository as a decision needs. */
    record FoundRepository(long id, Visibility visibility) {

        boolean isPublic() {
            return visibility == Visibility.PUBLIC;
        }
    }

    /**
     * What the tables say about somebody and a namespace.
     *
     * @param organization whether the namespace is an organization's
     * @param createOnPush its switch as it was set; empty when nobody set it
     * @param sources the rights that the tables give: ownership of the organization, teams
     */
    record Relations(boolean organization, Optional<Boolean> createOnPush, List<RightSource> sources) {
        static final Relations NONE = new Relations(false, Optional.empty(), List.of());

        Relations {
            sources = List.copyOf(sources);
        }

        Relations plus(RightSource source) {
            List<RightSource> more = new ArrayList<>(sources);
            more.add(source);
            return new Relations(organization, createOnPush, more);
        }

        /**
         * With the rights that need no table.
         *
         * @param namesake whether the namespace bears the principal's name; an organization of that name takes precedence
         */
        Relations and(Principal principal, NamespaceName namespace, boolean namesake) {
            Relations own = namesake && !organization ? plus(new RightSource.NamespaceOwner(namespace)) : this;
            return principal.registryAdmin() ? own.plus(new RightSource.RegistryAdmin()) : own;
        }
    }

    /** Who can give rights on a repository of an organization. */
    record Granters(List<Member> owners, List<TeamName> teams) {

        static final Granters NOBODY = new Granters(List.of(), List.of());

        Granters {
            owners = List.copyOf(owners);
            teams = List.copyOf(teams);
        }

        Granters plus(Member owner) {
            return new Granters(Stream.concat(owners.stream(), Stream.of(owner)).toList(), teams);
        }

        Granters plus(TeamName team) {
            return new Granters(
                    owners, Stream.concat(teams.stream(), Stream.of(team)).toList());
        }
    }
}
