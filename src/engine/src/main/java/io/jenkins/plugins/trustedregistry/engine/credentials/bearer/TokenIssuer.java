// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Issues bearer tokens for this registry: what stands behind Docker's token endpoint. */
public interface TokenIssuer {

    /**
     * A token for as much of the scopes as the principal may do now; asking for more is no error.
     *
     * @param scopes {@code repository:name:actions} and {@code registry:catalog:*}, one each; others are passed over
     * @param service whom the token is for, as the challenge named it
     * @param offline whether a refresh token is wanted too; nobody gets one for anonymous
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException UNAUTHORIZED when the
     *     principal showed a bearer token: one can't be made from another
     */
    Issued issue(Principal who, List<String> scopes, String service, boolean offline);

    /**
     * The same for whoever a refresh token was issued to.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException UNAUTHORIZED when it is not
     *     valid (any more), or was issued for another service
     */
    Issued refresh(String refreshToken, List<String> scopes, String service);

    /**
     * A token and what it is good for. Its text form holds no secret.
     *
     * @param owner whom it was issued to
     * @param scopes what was granted, in the form of a request
     */
    record Issued(
            Principal owner,
            String token,
            Instant issuedAt,
            Duration lifetime,
            List<String> scopes,
            Optional<String> refreshToken) {

        public Issued {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Issued" + scopes;
        }
    }
}
