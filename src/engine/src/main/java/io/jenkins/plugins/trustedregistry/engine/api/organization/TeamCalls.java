// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.organization;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Memberships;
import io.jenkins.plugins.trustedregistry.engine.accounts.Team;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.accounts.Teams;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Teams of an organization and who is in them. */
final class TeamCalls {
    private final Teams teams;
    private final Memberships memberships;

    TeamCalls(Teams teams, Memberships memberships) {
        this.teams = teams;
        this.memberships = memberships;
    }

    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        List<Team> found = teams.list(organization(call), page.after(), page.limit() + 1);
        return Json.ok(page.page(found, team -> team.name().team(), TeamView::of));
    }

    Reply create(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "name", "description", "members");
        Team team = new Team(
                new TeamName(organization(call), body.text("name")),
                body.optionalText("description").orElse(""),
                Set.copyOf(body.members("members").orElse(List.of())));
        teams.create(team);
        return Json.created(
                "/api/v1/organizations/" + team.name().organization() + "/teams/"
                        + team.name().team(),
                TeamView.of(team));
    }

    Reply show(Call call) {
        return Json.ok(TeamView.of(find(call)));
    }

    Reply change(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "description", "members");
        Team now = find(call);
        Team changed = new Team(
                now.name(),
                body.optionalText("description").orElse(now.description()),
                body.members("members").map(Set::copyOf).orElse(now.members()));
        if (!teams.update(changed)) {
            throw missing(now.name());
        }
        return Json.ok(TeamView.of(changed));
    }

    Reply delete(Call call) {
        TeamName name = name(call);
        if (!teams.delete(name)) {
            throw missing(name);
        }
        return Json.gone();
    }

    Reply listMembers(Call call) {
        List<MemberView> members =
                find(call).members().stream().sorted().map(MemberView::of).toList();
        return Json.ok(new Page<>(members, Optional.empty()));
    }

    /** Putting somebody in who is in already changes nothing. */
    Reply addMember(Call call) {
        memberships.add(name(call), Member.parse(call.parameter("member")));
        return Json.gone();
    }

    Reply removeMember(Call call) {
        Member member = Member.parse(call.parameter("member"));
        if (!memberships.remove(name(call), member)) {
            throw Refusals.missing(member + " is not in the team " + name(call) + ".");
        }
        return Json.gone();
    }

    static TeamName name(Call call) {
        return new TeamName(organization(call), call.parameter("team"));
    }

    private static NamespaceName organization(Call call) {
        return NamespaceName.parse(call.parameter("organization"));
    }

    private Team find(Call call) {
        TeamName name = name(call);
        return teams.find(name).orElseThrow(() -> missing(name));
    }

    static RegistryException missing(TeamName name) {
        return Refusals.missing("There is no team " + name + ": list the organization's teams to see which there are.");
    }

    /** A team as the API shows it. */
    record TeamView(NamespaceName organization, String name, String description, List<Member> members) {
        static TeamView of(Team team) {
            return new TeamView(
                    team.name().organization(),
                    team.name().team(),
                    team.description(),
                    team.members().stream().sorted().toList());
        }
    }

    /** A member as the API shows it: {@code member} is the text kind:name. */
    record MemberView(Member member, Member.Kind kind, String name) {
        static MemberView of(Member member) {
            return new MemberView(member, member.kind(), member.name());
        }
    }
}
