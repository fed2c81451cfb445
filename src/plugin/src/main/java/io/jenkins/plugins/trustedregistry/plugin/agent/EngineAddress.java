// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which docker daemon a build means, as the docker client finds it: {@code DOCKER_HOST}, {@code DOCKER_TLS_VERIFY} and {@code
 * DOCKER_CERT_PATH} of its environment, else the daemon of the machine.
 *
 * @param certificates the folder of ca.pem, cert.pem and key.pem; empty: no TLS
 */
public record EngineAddress(String host, String certificates) implements Serializable {
    private static final String UNIX = "unix:///var/run/docker.sock";
    private static final String WINDOWS = "npipe:////./pipe/docker_engine";
    private static final Set<String> OFF = Set.of("", "0", "false");

    static EngineAddress of(Map<String, String> environment, boolean windows) {
        String host = Optional.ofNullable(environment.get("DOCKER_HOST"))
                .filter(value -> !value.isBlank())
                .orElse(windows ? WINDOWS : UNIX);
        boolean encrypted =
                host.startsWith("tcp://") && !OFF.contains(environment.getOrDefault("DOCKER_TLS_VERIFY", ""));
        String folder = environment.getOrDefault("DOCKER_CERT_PATH", environment.getOrDefault("HOME", "") + "/.docker");
        return new EngineAddress(host, encrypted ? folder : "");
    }

    boolean isEncrypted() {
        return !certificates.isEmpty();
    }
}
