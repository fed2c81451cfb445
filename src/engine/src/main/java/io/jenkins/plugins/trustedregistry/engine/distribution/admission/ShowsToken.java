// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;

/**
 * Whoever shows nothing is challenged, so that clients learn where tokens come from; docker login depends on it. An anonymous
 * token of the token endpoint is something.
 */
public final class ShowsToken implements Check {

    @Override
    public Call check(Call call) {
        boolean nothing = call.principal().isAnonymous()
                && call.principal().limits().granted().isEmpty();
        if (nothing) {
            throw new RegistryException(
                    ErrorCode.UNAUTHORIZED,
                    "Get a token from the address in the WWW-Authenticate header, or log in with docker login.");
        }
        return call;
    }

    @Override
    public String toString() {
        return "shows a token";
    }
}
