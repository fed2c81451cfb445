// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.build;

import java.util.Optional;

/**
 * The builds of a host. A host implements it; one without builds has {@link #NONE}.
 *
 * <p>It is asked at each use of a build's login, so an answer must be quick and come from memory. Where a job was renamed or moved,
 * the answer has its new name at once; whether teams then still have it as a member is for the host to see to, with {@code
 * Memberships.rename}.
 */
@FunctionalInterface
public interface RunningBuilds {
    /** Nothing is ever built. */
    RunningBuilds NONE = id -> Optional.empty();

    /**
     * The build as it is now; empty when it has ended, was deleted, or never was. After a restart a build counts as running once the
     * host has taken it up again. Its trust must not change while it runs. Safe for many threads; throws nothing.
     */
    Optional<RunningBuild> find(BuildId id);
}
