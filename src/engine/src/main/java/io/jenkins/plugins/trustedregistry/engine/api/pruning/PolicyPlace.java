// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.pruning;

import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.Scope;

/** Whose policies a call is about. */
interface PolicyPlace {
    /** The namespace that the path names. */
    PolicyPlace OF_NAMESPACES = new PolicyPlace() {
        @Override
        public Scope scope(Call call) {
            return new Scope.OfNamespace(NamespaceName.parse(call.parameter("organization")));
        }

        @Override
        public String path(Call call) {
            return "/api/v1/namespaces/" + call.parameter("organization") + "/pruning-policies/";
        }
    };

    Scope scope(Call call);

    /** The path of the policies, with a slash at its end. */
    String path(Call call);

    /** The repository that the path names; it may have gone since the checks ran. */
    static PolicyPlace ofRepositories(Repositories repositories) {
        return new PolicyPlace() {
            @Override
            public Scope scope(Call call) {
                return new Scope.OfRepository(
                        Paths.repository(repositories, call).id());
            }

            @Override
            public String path(Call call) {
                return "/api/v1/repositories/" + call.parameter("repository") + "/-/pruning-policies/";
            }
        };
    }
}
