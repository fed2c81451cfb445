// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.health;

import java.util.Optional;

/**
 * One part of the registry that should work for it to serve.
 *
 * @param name one word, shown beside the verdict
 * @param vital whether the registry can't serve without it; else it is only said that it is not well
 */
public record HealthCheck(String name, Probe probe, boolean vital) {

    public HealthCheck(String name, Probe probe) {
        this(name, probe, true);
    }

    /** One part whose trouble is shown, and leaves the whole healthy. */
    public static HealthCheck notVital(String name, Probe probe) {
        return new HealthCheck(name, probe, false);
    }

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
