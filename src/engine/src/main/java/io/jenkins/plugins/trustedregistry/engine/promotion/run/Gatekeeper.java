// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Optional;

/** Asks the gates whether an image may go somewhere. */
@FunctionalInterface
public interface Gatekeeper {
    /** There are no gates. */
    Gatekeeper NONE = (source, image, target) -> Optional.empty();

    /**
     * Why an image may not go from a repository to another, under the policies of both, as a sentence; empty when it may. What can't be
     * judged may not.
     */
    Optional<String> against(Repository source, Digest image, RepositoryName target);
}
