// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.own;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.AccessExplainer;
import io.jenkins.plugins.trustedregistry.engine.access.AccessExplanation;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Memberships;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who somebody is, and what they may do and why. */
final class AccessCalls {
    private final Directory directory;
    private final Memberships memberships;
    private final AccessControl control;
    private final AccessExplainer explainer;

    AccessCalls(Directory directory, Memberships memberships, AccessControl control, AccessExplainer explainer) {
        this.directory = directory;
        this.memberships = memberships;
        this.control = control;
        this.explainer = explainer;
    }

    Reply whoAmI(Call call) {
        Principal caller = call.principal();
        List<Member> identities = caller.identities().stream().sorted().toList();
        return Json.ok(new Identity(
                caller.shownName(),
                caller.subject().map(Member::kind),
                identities,
                caller.registryAdmin(),
                memberships.teamsOf(caller.identities()).stream()
                        .map(TeamName::toString)
                        .toList()));
    }

    /** About oneself, or, for those who administer the repository, about any user. */
    Reply explain(Call call) {
        RepositoryName repository = RepositoryName.parse(call.queryParameter("repository")
                .orElseThrow(() ->
                        Refusals.invalid("Say which repository: add ?repository=NAMESPACE/NAME to the address.")));
        Optional<String> user = call.queryParameter("user").filter(name -> !isSelf(name, call.principal()));
        AccessExplanation explanation = user.isEmpty()
                ? explainer.explain(call.principal(), repository)
                : explainer.explainToOthers(other(call.principal(), user.get(), repository), repository);
        return Json.ok(Explained.of(explanation));
    }

    private Principal other(Principal caller, String user, RepositoryName repository) {
        boolean administers =
                control.onRepository(caller, repository, RepositoryAction.GRANT).allowed()
                        || control.onRegistry(caller).allowed();
        if (!administers) {
            throw Refusals.denied("What others may do on " + repository + " is shown only to those who administer it."
                    + " Leave ?user= out to see what you may do yourself.");
        }
        return directory
                .find(user)
                .map(Principal::of)
                .orElseThrow(() -> Refusals.missing("There is no user '" + Shown.of(user) + "' in "
                        + directory.description() + ", or the account is disabled."));
    }

    private static boolean isSelf(String name, Principal caller) {
        return caller.subject().equals(Optional.of(Member.user(name)));
    }

    /** Who the caller is; teams as organization/team. */
    record Identity(
            String name,
            Optional<Member.Kind> kind,
            List<Member> identities,
            boolean registryAdmin,
            List<String> teams) {}

    /** An explanation as the API shows it. */
    record Explained(String who, RepositoryName repository, List<String> sources, List<Answer> actions) {
        static Explained of(AccessExplanation explanation) {
            return new Explained(
                    explanation.principal().shownName(),
                    explanation.repository(),
                    explanation.sources().stream().map(String::valueOf).toList(),
                    explanation.decisions().entrySet().stream()
                            .map(entry -> new Answer(
                                    entry.getKey()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'),
                                    entry.getValue().allowed(),
                                    entry.getValue().reason()))
                            .toList());
        }
    }

    /** One action, and why it is allowed or not. */
    record Answer(String action, boolean allowed, String reason) {}
}
