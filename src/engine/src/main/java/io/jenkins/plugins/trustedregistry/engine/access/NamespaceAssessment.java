// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.access.RightsQueries.Granters;
import io.jenkins.plugins.trustedregistry.engine.access.RightsQueries.Relations;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody and a namespace, with everything that decides what they may do there. Pure.
 *
 * @param exists whether it is an organization's or that of a user
 */
record NamespaceAssessment(Principal principal, NamespaceName namespace, boolean exists, Relations relations) {

    Decision decide(NamespaceAction action, Supplier<Granters> granters) {
        if (!exists || right(NamespaceAction.VIEW).isEmpty()) {
            return new Decision.Refused(Sentences.invisible(namespace, action), false);
        }
        Optional<RightSource> right = right(action);
        if (right.isEmpty()) {
            return new Decision.Refused(Sentences.missingOwnership(namespace, action, granters.get()), true);
        }
        return principal.limits().areNone()
                ? new Decision.Allowed(Sentences.allowed(namespace, action, right.get()))
                : new Decision.Refused(Sentences.limited(), true);
    }

    private Optional<RightSource> right(NamespaceAction action) {
        return relations.sources().stream()
                .filter(source -> RightsTable.allows(source.capacity(), action))
                .findFirst();
    }
}
