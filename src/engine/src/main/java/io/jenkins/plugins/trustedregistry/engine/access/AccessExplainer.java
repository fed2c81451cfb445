// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;

/** Explains who may do what on a repository. */
public interface AccessExplainer {

    /** For the principal's own eyes: the decisions that AccessControl gives, and no word of what they must not know. */
    AccessExplanation explain(Principal principal, RepositoryName repository);

    /**
     * For the eyes of others, about somebody with all their rights: hides nothing. The caller has made sure that whoever reads it
     * administers the repository, its namespace or the registry.
     */
    AccessExplanation explainToOthers(Principal about, RepositoryName repository);
}
