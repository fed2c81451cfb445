// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.SqlStatement;

/** Memberships in the tables {@code team_member} and {@code organization_owner}. */
final class SqlMemberships implements Memberships {
    private final Database database;

    SqlMemberships(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(TeamName team, Member member) {
        return database.write(handle -> {
            if (!teamExists(handle, team)) {
                throw Clash.missing("There is no team " + team + ": make it before its members.");
            }
            return bind(handle.createUpdate("""
                                    INSERT INTO team_member (organization, team, member)
                                    VALUES (:organization, :team, :member)
                                    ON CONFLICT (organization, team, member) DO NOTHING"""), team)
                            .bind("member", member.toString())
                            .execute()
                    > 0;
        });
    }

    private static boolean teamExists(Handle handle, TeamName team) {
        return bind(handle.createQuery("SELECT 1 FROM team WHERE organization = :organization AND name = :team"), team)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    @Override
    public boolean remove(TeamName team, Member member) {
        return database.write(handle -> bind(handle.createUpdate("""
                                DELETE FROM team_member
                                WHERE organization = :organization AND team = :team AND member = :member"""), team)
                        .bind("member", member.toString())
                        .execute()
                > 0);
    }

    @Override
    public List<TeamName> teamsOf(Set<Member> members) {
        return database.read(handle -> handle.createQuery("""
                        SELECT DISTINCT organization, team FROM team_member WHERE member IN (<members>)
                        ORDER BY organization, team""")
                .bindList(EmptyHandling.NULL_KEYWORD, "members", Member.texts(members))
                .map((row, context) ->
                        new TeamName(NamespaceName.parse(row.getString("organization")), row.getString("team")))
                .list());
    }

    @Override
    public void forget(Member member) {
        database.change(handle -> {
            handle.createUpdate("DELETE FROM team_member WHERE member = :member")
                    .bind("member", member.toString())
                    .execute();
            handle.createUpdate("DELETE FROM organization_owner WHERE member = :member")
                    .bind("member", member.toString())
                    .execute();
        });
    }

    @Override
    public void rename(Member from, Member to) {
        database.change(handle -> {
            // One that has the new name already stays as it is; the old name goes in any case.
            handle.createUpdate("""
                            INSERT INTO team_member (organization, team, member)
                            SELECT organization, team, :to FROM team_member WHERE member = :from
                            ON CONFLICT (organization, team, member) DO NOTHING""")
                    .bind("from", from.toString())
                    .bind("to", to.toString())
                    .execute();
            handle.createUpdate("""
                            INSERT INTO organization_owner (organization, member)
                            SELECT organization, :to FROM organization_owner WHERE member = :from
                            ON CONFLICT (organization, member) DO NOTHING""")
                    .bind("from", from.toString())
                    .bind("to", to.toString())
                    .execute();
            if (!from.equals(to)) {
                forget(from);
            }
        });
    }

    private static <S extends SqlStatement<S>> S bind(S statement, TeamName team) {
        return statement.bind("organization", team.organization().name()).bind("team", team.team());
    }
}
