// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;

/** Where a call's path is: below a repository, a namespace, or the registry itself. */
final class Placed {
    private static final String GATES = "/gates/";

    private Placed() {}

    static Scope scope(Call call) {
        if (call.pathParameters().containsKey("repository")) {
            return Scope.of(RepositoryName.parse(call.parameter("repository")));
        }
        return call.pathParameters().containsKey("organization")
                ? Scope.of(NamespaceName.parse(call.parameter("organization")))
                : Scope.REGISTRY;
    }

    /** The address of the gates of a scope. */
    static String address(Scope scope) {
        return "/api/v1"
                + switch (scope.level()) {
                    case REGISTRY -> "";
                    case NAMESPACE -> "/namespaces/" + scope;
                    case REPOSITORY -> "/repositories/" + scope + "/-";
                }
                + GATES;
    }

    /** A body may say the scope as settings do, but no other than the path's. */
    static void requireSame(Scope path, ObjectNode body) {
        JsonNode said = body.path("scope");
        boolean same = said.isMissingNode() || said.isNull() || said.asText().equals(path.text());
        if (said.isContainerNode() || (!same && !said.asText().isEmpty())) {
            throw Refusals.invalid("scope '" + Shown.of(said.isContainerNode() ? said.toString() : said.asText())
                    + "' is not that of the path, which is " + path.words()
                    + ": leave it out, or call the other path.");
        }
    }
}
