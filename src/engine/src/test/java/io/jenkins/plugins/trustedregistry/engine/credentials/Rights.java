// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An access control that knows a list, and the limits of credentials. */
public final class Rights implements AccessControl {
    private final Map<String, Set<RepositoryAction>> allowed = new TreeMap<>();

    /** @param who as {@link Principal#shownName} */
    public Rights allow(String who, String repository, RepositoryAction... actions) {
        allowed.put(who + " " + repository, Set.of(actions));
        return this;
    }

    @Override
    public Decision onRepository(Principal principal, RepositoryName repository, RepositoryAction action) {
        boolean may = allowed.getOrDefault(principal.shownName() + " " + repository, Set.of())
                .contains(action);
        return may && principal.limits().allow(repository, action)
                ? new Decision.Allowed("It is on the list.")
                : new Decision.Refused("It is not on the list.", false);
    }

    @Override
    public Decision onNamespace(Principal principal, NamespaceName namespace, NamespaceAction action) {
        return new Decision.Refused("No namespaces here.", false);
    }

    @Override
    public Decision onRegistry(Principal principal) {
        return new Decision.Refused("No registry here.", false);
    }
}
