// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import java.util.Optional;

/**
 * As what somebody came: never the credential itself.
 *
 * @param kind {@code password}, {@code access-token}, {@code robot-secret}, {@code bundle}, {@code build-login}, {@code session}
 *     (of a browser), {@code build}, {@code host} (proven by the host in process), {@code form} (of the host's own),
 *     {@code mirror} (on its owner's rights), {@code rule} or {@code code} (nobody: a rule or configuration as code did it), or
 *     {@code none}
 * @param id of a credential that can be taken away by itself
 * @param bearer whether it was shown as a bearer token that the token endpoint issued for it
 */
public record UsedCredential(String kind, Optional<String> id, boolean bearer) {

    static UsedCredential of(Call call) {
        Principal principal = call.principal();
        boolean bearer = principal.limits().granted().isPresent();
        Optional<Proof> proof = principal.proof();
        if (proof.isPresent()) {
            return new UsedCredential(
                    proof.get().kind().toString(), Optional.of(proof.get().id()), bearer);
        }
        return new UsedCredential(kind(principal, bearer || shows(call)), Optional.empty(), bearer);
    }

    private static String kind(Principal principal, boolean shown) {
        if (principal.isAnonymous()) {
            return "none";
        }
        if (principal.subject().map(Member::kind).equals(Optional.of(Member.Kind.JOB))) {
            return "build";
        }
        return shown ? "password" : "host";
    }

    /** Whether the call shows any credential, be it a good one or not. */
    static boolean shows(Call call) {
        return !call.headers().all("Authorization").isEmpty()
                || !call.peer().certificates().isEmpty()
                || call.path().equals("/token");
    }
}
