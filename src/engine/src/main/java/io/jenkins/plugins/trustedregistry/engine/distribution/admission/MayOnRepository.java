// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;

/**
 * Lets a call through when its principal may do this on the repository that the path names. To whoever must not see the
 * repository the answer is that of a missing one, which comes from here as well: a missing repository is refused by the access
 * control with the same sentence.
 */
public final class MayOnRepository implements Check {
    private final AccessControl access;
    private final RepositoryAction action;

    public MayOnRepository(AccessControl access, RepositoryAction action) {
        this.access = access;
        this.action = action;
    }

    @Override
    public Call check(Call call) {
        RepositoryName name = RepositoryName.parse(call.parameter("name"));
        Standing standing = Standing.of(access, call.principal(), name, action);
        if (standing instanceof Standing.Allowed) {
            return call;
        }
        throw refusal(standing, name);
    }

    private RegistryException refusal(Standing standing, RepositoryName name) {
        if (standing instanceof Standing.Hidden hidden) {
            // A push is never "not found": docker shows the word, and a missing repository can't be pushed to for want
            // of a right.
            return action == RepositoryAction.PUSH
                    ? denied(hidden.reason())
                    : new RegistryException(ErrorCode.NAME_UNKNOWN, hidden.reason(), Map.of("name", name.name()));
        }
        if (standing instanceof Standing.Denied denied) {
            return denied(denied.reason());
        }
        if (standing instanceof Standing.MustLogIn login) {
            return login.tokenShown()
                    ? new TokenRefusedException(TokenRefusedException.Why.TOO_NARROW, login.reason())
                    : new RegistryException(ErrorCode.UNAUTHORIZED, login.reason());
        }
        return tokenTooNarrow(name);
    }

    /** What is said when the caller may do a thing on a repository, but the token was issued for less. */
    public static RegistryException tokenTooNarrow(RepositoryName name) {
        return new TokenRefusedException(
                TokenRefusedException.Why.TOO_NARROW,
                "The token was not issued for this on " + name + ": get one for the scope that the challenge names.");
    }

    private static RegistryException denied(String reason) {
        return new RegistryException(ErrorCode.DENIED, reason);
    }

    @Override
    public String toString() {
        return "may " + action;
    }
}
