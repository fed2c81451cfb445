// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.facts;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.GateFacts;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Optional;

/** What the gates say of an image. */
@FunctionalInterface
public interface Verdicts {
    /** There are no gates. */
    Verdicts NONE = (repository, digest) -> Optional.empty();

    /** As things stand now, by the policies that hold in this repository; empty when no gate can be asked. */
    Optional<GateFacts> of(Repository repository, Digest digest);
}
