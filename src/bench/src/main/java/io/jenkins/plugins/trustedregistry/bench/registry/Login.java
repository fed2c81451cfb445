// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** User name and password of a registry that lives no longer than the measurement. */
public record Login(String user, String password) {

    /** The value of an Authorization header. */
    public String basic() {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
        return user;
    }
}
