// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.organization;

import io.jenkins.plugins.trustedregistry.engine.accounts.Grant;
import io.jenkins.plugins.trustedregistry.engine.accounts.Grants;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.accounts.Teams;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What teams may do on repositories. */
final class GrantCalls {
    private final Grants grants;
    private final Teams teams;

    GrantCalls(Grants grants, Teams teams) {
        this.grants = grants;
        this.teams = teams;
    }

    Reply listOfTeam(Call call) {
        Page.Request page = Page.Request.of(call);
        TeamName team = TeamCalls.name(call);
        if (teams.find(team).isEmpty()) {
            throw TeamCalls.missing(team);
        }
        List<Grant> found = grants.ofTeam(team, page.after(), page.limit() + 1);
        return Json.ok(page.page(found, grant -> grant.repository().name(), GrantView::of));
    }

    Reply listOnRepository(Call call) {
        List<GrantView> found = grants.onRepository(repository(call)).stream()
                .map(GrantView::of)
                .toList();
        return Json.ok(new Page<>(found, Optional.empty()));
    }

    Reply put(Call call) throws IOException {
        Role right = Role.parse(JsonBody.of(call, "right").text("right"));
        Grant grant = new Grant(TeamCalls.name(call), repository(call), right);
        grants.put(grant);
        return Json.ok(GrantView.of(grant));
    }

    Reply remove(Call call) {
        TeamName team = TeamCalls.name(call);
        if (!grants.remove(team, repository(call))) {
            throw Refusals.missing("The team " + team + " has no right on " + repository(call) + ".");
        }
        return Json.gone();
    }

    private static RepositoryName repository(Call call) {
        return RepositoryName.parse(call.parameter("repository"));
    }

    /** A grant as the API shows it. */
    record GrantView(RepositoryName repository, NamespaceName organization, String team, Role right) {
        static GrantView of(Grant grant) {
            return new GrantView(
                    grant.repository(),
                    grant.team().organization(),
                    grant.team().team(),
                    grant.role());
        }
    }
}
