// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;

/** Who may do what. Asks the current state every time: a right that was taken away is gone at the next question. */
public interface AccessControl {

    /**
     * On a repository, whether it exists or not: a missing repository is refused as an invisible one, with the same sentence,
     * except that PUSH on a missing one is allowed to those for whom create-on-push would make it.
     */
    Decision onRepository(Principal principal, RepositoryName repository, RepositoryAction action);

    /** On a namespace: creating repositories and teams, managing members. */
    Decision onNamespace(Principal principal, NamespaceName namespace, NamespaceAction action);

    /** On the registry as a whole: organizations, settings, collection, users. */
    Decision onRegistry(Principal principal);
}
