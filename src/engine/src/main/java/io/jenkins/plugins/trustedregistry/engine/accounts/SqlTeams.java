// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Teams in the tables {@code team} and {@code team_member}. */
final class SqlTeams implements Teams {
    private static final String COLUMNS =
            "SELECT organization, name, description FROM team WHERE organization = :organization";

    private final Database database;

    SqlTeams(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Team> find(TeamName name) {
        return database.read(handle -> withMembers(
                        handle,
                        handle.createQuery(COLUMNS + " AND name = :team")
                                .bind("organization", name.organization().name())
                                .bind("team", name.team()))
                .stream()
                .findFirst());
    }

    @Override
    public void create(Team team) {
        TeamName name = team.name();
        database.change(handle -> {
            if (!organizationExists(handle, name.organization())) {
                throw Clash.missing("There is no organization " + name.organization() + ": make it before its teams.");
            }
            int made = handle.createUpdate("""
                            INSERT INTO team (organization, name, description)
                            VALUES (:organization, :team, :description)
                            ON CONFLICT (organization, name) DO NOTHING""")
                    .bind("organization", name.organization().name())
                    .bind("team", name.team())
                    .bind("description", team.description())
                    .execute();
            if (made == 0) {
                throw Clash.with("There is a team " + name + " already: change it, or choose another name.");
            }
            insertMembers(handle, team);
        });
    }

    private static boolean organizationExists(Handle handle, NamespaceName name) {
        return handle.createQuery("SELECT 1 FROM organization WHERE name = :name")
                .bind("name", name.name())
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    @Override
    public boolean update(Team team) {
        TeamName name = team.name();
        return database.write(handle -> {
            int found = handle.createUpdate("""
                            UPDATE team SET description = :description
                            WHERE organization = :organization AND name = :team""")
                    .bind("organization", name.organization().name())
                    .bind("team", name.team())
                    .bind("description", team.description())
                    .execute();
            if (found == 0) {
                return false;
            }
            handle.createUpdate("DELETE FROM team_member WHERE organization = :organization AND team = :team")
                    .bind("organization", name.organization().name())
                    .bind("team", name.team())
                    .execute();
            insertMembers(handle, team);
            return true;
        });
    }

    private static void insertMembers(Handle handle, Team team) {
        if (team.members().isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO team_member (organization, team, member) VALUES (:organization, :team, :member)");
        team.members()
                .forEach(member -> batch.bind(
                                "organization", team.name().organization().name())
                        .bind("team", team.name().team())
                        .bind("member", member.toString())
                        .add());
        batch.execute();
    }

    @Override
    public boolean delete(TeamName name) {
        return database.write(
                handle -> handle.createUpdate("DELETE FROM team WHERE organization = :organization AND name = :team")
                                .bind("organization", name.organization().name())
                                .bind("team", name.team())
                                .execute()
                        > 0);
    }

    @Override
    public List<Team> list(NamespaceName organization, String after, int limit) {
        return database.read(handle -> withMembers(
                handle,
                handle.createQuery(COLUMNS + " AND name > :after ORDER BY name LIMIT :limit")
                        .bind("organization", organization.name())
                        .bind("after", after)
                        .bind("limit", limit)));
    }

    /** All teams that the query finds are of one organization. */
    private static List<Team> withMembers(Handle handle, Query teams) {
        List<Team> found = teams.map((row, context) -> new Team(
                        new TeamName(NamespaceName.parse(row.getString("organization")), row.getString("name")),
                        row.getString("description"),
                        Set.of()))
                .list();
        if (found.isEmpty()) {
            return found;
        }
        Map<String, Set<Member>> members = members(handle, found);
        return found.stream()
                .map(team -> new Team(
                        team.name(),
                        team.description(),
                        members.getOrDefault(team.name().team(), Set.of())))
                .toList();
    }

    private static Map<String, Set<Member>> members(Handle handle, List<Team> of) {
        return handle.createQuery("""
                        SELECT team, member FROM team_member
                        WHERE organization = :organization AND team IN (<teams>)""")
                .bind("organization", of.get(0).name().organization().name())
                .bindList("teams", of.stream().map(team -> team.name().team()).toList())
                .reduceRows(new HashMap<>(), (members, row) -> {
                    members.computeIfAbsent(row.getColumn("team", String.class), name -> new HashSet<>())
                            .add(Member.parse(row.getColumn("member", String.class)));
                    return members;
                });
    }
}
