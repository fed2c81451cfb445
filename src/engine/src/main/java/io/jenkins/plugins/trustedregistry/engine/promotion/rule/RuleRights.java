// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.rule;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.Owners;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Optional;

/**
 * Who may make a rule, and whether its owner may still do what it does. Making one needs the right to configure the source and to push
 * to the target; a target in another namespace needs an owner of that namespace, or an administrator. Running needs pulling at the
 * source and pushing to the target, asked anew each time.
 */
public final class RuleRights {
    private final AccessControl access;
    private final Owners owners;

    public RuleRights(AccessControl access, Owners owners) {
        this.access = access;
        this.owners = owners;
    }

    /** Why somebody may not have a rule between these repositories; empty when they may. */
    public Optional<Decision.Refused> againstMaking(Principal caller, RepositoryName source, RepositoryName target) {
        Optional<Decision.Refused> refused = refused(access.onRepository(caller, source, RepositoryAction.CONFIGURE))
                .or(() -> refused(access.onRepository(caller, target, RepositoryAction.PUSH)));
        return refused.or(() -> source.namespace().equals(target.namespace())
                ? Optional.empty()
                : refused(access.onNamespace(caller, target.namespace(), NamespaceAction.MANAGE)));
    }

    /** Whom a rule of this caller runs as; a build or an anonymous caller can't have one. */
    public Optional<Member> ownerOf(Principal caller) {
        return Owners.of(caller);
    }

    /**
     * Why a rule may not do what it does now, as a sentence; empty when it may.
     *
     * @throws java.io.UncheckedIOException when the directory can't be reached
     */
    public Optional<String> againstRunning(PromotionRule rule, RepositoryName source) {
        if (rule.owner().isEmpty()) {
            return Optional.empty();
        }
        Member owner = rule.owner().get();
        Optional<Principal> principal = owners.current(owner);
        if (principal.isEmpty()) {
            return Optional.of("The rule runs on the rights of " + owner
                    + ", an account that is gone or disabled: somebody else has to save the rule, to own it.");
        }
        return refused(access.onRepository(principal.get(), source, RepositoryAction.PULL))
                .or(() -> refused(access.onRepository(principal.get(), rule.target(), RepositoryAction.PUSH)))
                .map(refused ->
                        "The rule runs on the rights of " + owner + ", which have changed: " + refused.reason());
    }

    private static Optional<Decision.Refused> refused(Decision decision) {
        return decision instanceof Decision.Refused refused ? Optional.of(refused) : Optional.empty();
    }
}
