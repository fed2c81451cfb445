// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import java.util.Optional;

/** Who somebody is now, long after they proved it. */
@FunctionalInterface
public interface Identities {

    /**
     * The principal with today's groups and rights, without limits. Empty when the account is gone or disabled, or when the
     * proof does not hold any more.
     */
    Optional<Principal> current(Member who, Optional<Proof> proof);
}
