// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.pulls;

import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import java.util.Collection;
import java.util.Map;

/** Answers how often something was pulled, to the moment. */
@FunctionalInterface
public interface PullCounts {

    /**
     * Of each of these tags and digests of a repository; what was never pulled is missing. A pull by tag counts for the tag and for
     * what it pointed at. Looking whether something is there (HEAD) is no pull.
     */
    Map<Reference, Pulls> of(long repositoryId, Collection<? extends Reference> references);
}
