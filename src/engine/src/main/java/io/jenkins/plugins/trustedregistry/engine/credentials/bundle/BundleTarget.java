// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a bundle points at. Both parts are written into shell scripts, so only what can be an address gets here.
 *
 * @param registry host, or host:port, by which docker reaches the registry
 * @param engine the remote docker engine, {@code tcp://host:port}; empty: none, and the bundle only logs in to the registry
 */
public record BundleTarget(String registry, Optional<String> engine) {
    private static final String HOST = "(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*)|\\[[0-9A-Fa-f:.]+])";
    private static final Pattern REGISTRY = Pattern.compile(HOST + "(?::[0-9]{1,5})?");
    private static final Pattern ENGINE = Pattern.compile("tcp://" + HOST + ":[0-9]{1,5}");

    public BundleTarget {
        if (!REGISTRY.matcher(registry).matches()) {
            throw new IllegalArgumentException("'" + registry + "' is no registry's address: write host or host:port.");
        }
        if (engine.isPresent() && !ENGINE.matcher(engine.get()).matches()) {
            throw new IllegalArgumentException("'" + engine.get() + "' is no engine's address: write tcp://host:port.");
        }
    }
}
