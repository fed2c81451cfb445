// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.Optional;

/** The namespaces that people push to: those of organizations, and one for each user whose name can be one. */
public interface Namespaces {

    /** Empty when it is neither an organization nor the personal namespace of a user of the directory. */
    Optional<Namespace> find(NamespaceName name);

    /** Switches create-on-push; false when there is no such namespace. */
    boolean switchCreateOnPush(NamespaceName name, boolean on);
}
