// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Namespace;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import java.util.Locale;

/** Who has the say over a repository, for whoever may pull from it: whom to ask. */
final class OwnerCalls {
    private final Accounts accounts;

    OwnerCalls(ApiParts parts) {
        this.accounts = parts.accounts();
    }

    Reply show(Call call) {
        NamespaceName name = RepositoryName.parse(call.parameter("repository")).namespace();
        Namespace namespace = accounts.namespaces()
                .find(name)
                .orElseThrow(() -> Refusals.missing("There is no namespace " + name
                        + " any more: ask an administrator of the registry about its repositories."));
        return Json.ok(new OwnerView(name, namespace.kind().name().toLowerCase(Locale.ROOT), owners(namespace)));
    }

    private List<Member> owners(Namespace namespace) {
        return namespace.kind() == Namespace.Kind.PERSONAL
                ? List.of(Member.user(namespace.name().name()))
                : accounts.organizations()
                        .find(namespace.name())
                        .map(found -> found.owners().stream().sorted().toList())
                        .orElse(List.of());
    }

    /**
     * The owners of a repository's namespace.
     *
     * @param kind organization or personal
     * @param owners none: only administrators of the registry have the say
     */
    record OwnerView(NamespaceName namespace, String kind, List<Member> owners) {}
}
