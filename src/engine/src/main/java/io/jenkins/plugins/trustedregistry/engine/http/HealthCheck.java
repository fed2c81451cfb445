// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import java.util.Optional;

/**
 * One part of the registry that must work for it to serve.
 *
 * @param name what the part is called in the answer of {@code /_ping}
 * @param probe asks the part; quick, because load balancers ask often
 */
public record HealthCheck(String name, Probe probe) {

    /** Asks a part how it is. */
    @FunctionalInterface
    public interface Probe {
        /** What is wrong, as a sentence without secrets; empty when all is well. Throwing means it is not. */
        Optional<String> problem() throws Exception;
    }
}
