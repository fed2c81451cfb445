// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import io.jenkins.plugins.trustedregistry.engine.Registry;
import java.util.Optional;

/**
 * How the registry is. It may be open, so that its pages work, and have a problem all the same: then no client can reach it.
 *
 * @param registry what answers calls, where there is something
 * @param problem a sentence for administrators with the next step; empty when all is well
 */
public record RegistryState(Optional<Registry> registry, Optional<String> problem) {
    /** Not started yet, or stopped with Jenkins. */
    static final RegistryState STOPPED = new RegistryState(Optional.empty(), Optional.empty());

    static RegistryState running(Registry registry) {
        return new RegistryState(Optional.of(registry), Optional.empty());
    }

    static RegistryState unreachable(Registry registry, String problem) {
        return new RegistryState(Optional.of(registry), Optional.of(problem));
    }

    static RegistryState failed(String problem) {
        return new RegistryState(Optional.empty(), Optional.of(problem));
    }
}
