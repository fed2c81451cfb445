// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;

/**
 * How a caller stands towards an action on a repository. A refusal has one of four causes, and the client must do something else
 * about each: fetch another token, log in, believe that there is nothing, or ask somebody for a right.
 */
public sealed interface Standing {

    /** Go on. */
    record Allowed() implements Standing {}

    /** The caller may, but the bearer token was issued for less; a client that gets a token for the challenge's scope is let in. */
    record TokenTooNarrow() implements Standing {}

    /**
     * Nobody in particular is calling, so logging in may help; says nothing about whether the repository exists.
     *
     * @param tokenShown whether an anonymous token was shown, so that one more of the same is of no use
     */
    record MustLogIn(String reason, boolean tokenShown) implements Standing {}

    /** The caller must not learn whether the repository exists. */
    record Hidden(String reason) implements Standing {}

    /** The caller sees the repository and lacks a right; the reason names it and who can grant it. */
    record Denied(String reason) implements Standing {}

    /** Asks the access control; what it says about the person counts before what the token was issued for. */
    static Standing of(AccessControl access, Principal principal, RepositoryName repository, RepositoryAction action) {
        if (access.onRepository(principal, repository, action).allowed()) {
            return new Allowed();
        }
        Decision rights = access.onRepository(wholeRights(principal), repository, action);
        if (!(rights instanceof Decision.Refused refused)) {
            return new TokenTooNarrow();
        }
        if (principal.isAnonymous()) {
            return new MustLogIn(refused.reason(), principal.limits().granted().isPresent());
        }
        return refused.visible() ? new Denied(refused.reason()) : new Hidden(refused.reason());
    }

    /**
     * The same principal without what its bearer token was issued for; what the credential behind the token is limited to
     * stays.
     */
    static Principal wholeRights(Principal principal) {
        return principal.limitedTo(principal.limits().withoutGranted());
    }
}
