// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import java.util.Optional;

/** What a host can tell of its builds. A host implements it; one that tells nothing has {@link #NONE}. */
@FunctionalInterface
public interface BuildKnowledge {
    /** Nothing is known. */
    BuildKnowledge NONE = id -> Optional.empty();

    /** Of a build that runs; quick, from memory, and never what the build says of itself. */
    Optional<BuildFacts> find(BuildId id);
}
