// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Whom to log in as. Never shows its secret. */
public record Login(String user, String secret) {
    /** Nobody: what is public can be had. */
    public static final Login NONE = new Login("", "");

    public boolean isNone() {
        return user.isEmpty() && secret.isEmpty();
    }

    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return isNone() ? "nobody" : user;
    }
}
