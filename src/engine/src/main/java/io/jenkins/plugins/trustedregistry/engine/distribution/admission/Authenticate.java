// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.credentials.Authenticator;
import io.jenkins.plugins.trustedregistry.engine.credentials.Presented;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Finds out who is calling. An Authorization header counts before a client certificate, because it was chosen for this one
 * request; whoever shows nothing goes on as anonymous, or as whom a host already proved them to be.
 */
public final class Authenticate implements Check {
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final Authenticator authenticator;

    public Authenticate(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public Call check(Call call) {
        Presented presented = presented(call);
        if (presented instanceof Presented.Nothing && !call.principal().isAnonymous()) {
            return call; // in process: no request that comes over the network has a principal before this check
        }
        try {
            return call.as(authenticator.authenticate(presented, call.peer().address()));
        } catch (RegistryException e) {
            throw e.code() == ErrorCode.UNAUTHORIZED && presented instanceof Presented.Bearer
                    ? new TokenRefusedException(TokenRefusedException.Why.INVALID, String.valueOf(e.getMessage()))
                    : e;
        }
    }

    private static Presented presented(Call call) {
        List<String> headers = call.headers().all("Authorization");
        if (headers.size() > 1) {
            throw unreadable("it is sent more than once");
        }
        if (!headers.isEmpty()) {
            return fromHeader(headers.get(0).strip());
        }
        return call.peer().certificates().isEmpty()
                ? new Presented.Nothing()
                : new Presented.Certificates(call.peer().certificates());
    }

    private static Presented fromHeader(String header) {
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new Presented.Bearer(header.substring(BEARER.length()).strip());
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return userAndSecret(header.substring(BASIC.length()).strip());
        }
        throw unreadable("its scheme is neither Basic nor Bearer");
    }

    private static Presented userAndSecret(String encoded) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable("what follows Basic is not Base64");
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            throw unreadable("it has no colon between user name and password");
        }
        return new Presented.UserAndSecret(decoded.substring(0, colon), decoded.substring(colon + 1));
    }

    private static RegistryException unreadable(String why) {
        return new RegistryException(
                ErrorCode.UNAUTHORIZED,
                "The Authorization header could not be read because " + why
                        + ". Send one header: Basic with user name and password, or Bearer with a token.");
    }

    @Override
    public String toString() {
        return "who";
    }
}
