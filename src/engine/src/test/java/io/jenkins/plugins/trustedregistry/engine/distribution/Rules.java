// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rights as a test writes them down, with the sentences a person would be told. */
final class Rules implements AccessControl {
    private final Repositories repositories;
    private final Map<String, Set<RepositoryAction>> granted = new TreeMap<>();
    private final Map<String, String> creators = new TreeMap<>();

    Rules(Repositories repositories) {
        this.repositories = repositories;
    }

    /** A user may do this on a repository. */
    void grant(String user, String repository, RepositoryAction... actions) {
        granted.put(user + " " + repository, Set.of(actions));
    }

    /** Create-on-push is on for this user in this namespace. */
    void letCreate(String user, String namespace) {
        creators.put(user + " " + namespace, "");
    }

    @Override
    public Decision onRepository(Principal principal, RepositoryName repository, RepositoryAction action) {
        Optional<Repository> found = repositories.find(repository);
        String reason = principal.shownName() + " lacks the right to " + action + " on " + repository
                + ": ask an owner of " + repository.namespace() + ".";
        if (found.isEmpty()) {
            boolean creates = action == RepositoryAction.PUSH
                    && creators.containsKey(principal.shownName() + " " + repository.namespace())
                    && principal.limits().allow(repository, action);
            return creates ? new Decision.Allowed("create on push") : new Decision.Refused(reason, false);
        }
        Set<RepositoryAction> own = granted.getOrDefault(principal.shownName() + " " + repository, Set.of());
        boolean open = found.get().visibility() == Repository.Visibility.PUBLIC;
        boolean may = own.contains(action) || (open && action == RepositoryAction.PULL);
        if (may && principal.limits().allow(repository, action)) {
            return new Decision.Allowed("granted");
        }
        return new Decision.Refused(reason, open || own.contains(RepositoryAction.PULL));
    }

    @Override
    public Decision onNamespace(Principal principal, NamespaceName namespace, NamespaceAction action) {
        throw new UnsupportedOperationException("The distribution API asks nothing of namespaces");
    }

    @Override
    public Decision onRegistry(Principal principal) {
        throw new UnsupportedOperationException("The distribution API asks nothing of the registry");
    }
}
