// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.build;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;

/**
 * What a build logs in with, as user name and password of {@code docker login} or of a call. The user name is the same for all and
 * needs no quoting anywhere; the secret alone says which build it is.
 *
 * @param id names the login without opening anything; what it issues ends with it
 */
public record BuildLogin(String id, Secret secret) {
    public static final String USER = "build";

    public String user() {
        return USER;
    }

    @Override
    public String toString() {
        return "BuildLogin[" + id + "]";
    }
}
