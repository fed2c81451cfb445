// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the tables say about somebody and a namespace.
 *
 * @param organization whether the namespace is an organization's
 * @param createOnPush its switch as it was set; empty when nobody set it
 * @param sources the rights that the tables give: ownership of the organization, teams
 */
record Relations(boolean organization, Optional<Boolean> createOnPush, List<RightSource> sources) {
    static final Relations NONE = new Relations(false, Optional.empty(), List.of());

    Relations {
        sources = List.copyOf(sources);
    }

    Relations plus(RightSource source) {
        List<RightSource> more = new ArrayList<>(sources);
        more.add(source);
        return new Relations(organization, createOnPush, more);
    }

    /**
     * With the rights that need no table.
     *
     * @param namesake whether the namespace bears the principal's name; an organization of that name takes precedence
     */
    Relations and(Principal principal, NamespaceName namespace, boolean namesake) {
        Relations own = namesake && !organization ? plus(new RightSource.NamespaceOwner(namespace)) : this;
        return principal.registryAdmin() ? own.plus(new RightSource.RegistryAdmin()) : own;
    }
}
