// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.gate;

import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import picocli.CommandLine.Option;

/** Where a gate is. */
final class GateScope {
    @Option(
            names = "--on",
            paramLabel = "SCOPE",
            defaultValue = "",
            description = "A namespace (technology) or a repository (technology/test). Default: the whole registry.")
    private String scope;

    /** What the API has of the gates there. */
    ApiPath gates() {
        if (scope.isEmpty()) {
            return ApiPath.of("gates");
        }
        return scope.indexOf('/') < 0
                ? ApiPath.of("namespaces", scope, "gates")
                : ApiPath.of("repositories").name(scope).then("-").then("gates");
    }

    String words() {
        return scope.isEmpty() ? "the registry" : scope;
    }
}
