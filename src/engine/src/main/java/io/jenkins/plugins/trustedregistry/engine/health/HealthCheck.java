// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.health;

import java.util.Optional;

/**
 * One part of the registry that must work for it to serve.
 *
 * @param name one word, shown beside the verdict
 */
public record HealthCheck(String name, Probe probe) {

    /** Asks a part how it is. At most once a second, by one thread at a time. */
    @FunctionalInterface
    public interface Probe {
        /**
         * What is wrong, as a few words that a stranger may read: no paths, addresses or names; empty when all is well. An
         * exception counts as "does not answer", and only the log gets it.
         */
        Optional<String> problem() throws Exception;
    }
}
