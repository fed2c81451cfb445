// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access.sight;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import java.util.Optional;

/** Says into which staging area somebody pushes; empty: their tags are there for all at once. */
@FunctionalInterface
public interface StagingOf {
    /** Nobody has one. */
    StagingOf NONE = principal -> Optional.empty();

    Optional<StagingId> of(Principal principal);
}
