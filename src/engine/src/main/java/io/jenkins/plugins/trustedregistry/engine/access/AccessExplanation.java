// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who may do what on a repository, and why.
 *
 * @param sources every right of the principal there; empty where the explanation must not tell that the repository exists
 * @param decisions one for each action, in their order
 */
public record AccessExplanation(
        Principal principal,
        RepositoryName repository,
        List<RightSource> sources,
        Map<RepositoryAction, Decision> decisions) {

    public AccessExplanation {
        sources = List.copyOf(sources);
        decisions = Collections.unmodifiableMap(new EnumMap<>(decisions));
    }
}
