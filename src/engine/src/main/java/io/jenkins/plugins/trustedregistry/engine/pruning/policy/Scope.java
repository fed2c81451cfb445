// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.policy;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;

/** What a policy is for. */
public sealed interface Scope {

    /** One repository, by its id. */
    record OfRepository(long id) implements Scope {}

    /** Every repository of a namespace, also those that are made later. */
    record OfNamespace(NamespaceName name) implements Scope {}
}
