// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;

/** Turns what a request shows into a principal. */
public interface Authenticator {

    /**
     * {@link Principal#ANONYMOUS} when nothing is shown.
     *
     * @param from the client's address, for throttling failed logins
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException UNAUTHORIZED when what is shown is not valid (one
     *     sentence for a wrong password and an unknown user); TOOMANYREQUESTS with detail {@code retryAfter} (seconds) while
     *     logins are slowed down
     */
    Principal authenticate(Presented presented, String from);
}
