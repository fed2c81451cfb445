// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.rule;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.RobotName;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robots;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who may make a rule, and whether its owner may still do what it does. Making one needs the right to configure the source and to push
 * to the target; a target in another namespace needs an owner of that namespace, or an administrator. Running needs pulling at the
 * source and pushing to the target, asked anew each time.
 */
public final class RuleRights {
    private final AccessControl access;
    private final Directory directory;
    private final Robots robots;
    private final InstantSource clock;

    public RuleRights(AccessControl access, Directory directory, Robots robots, InstantSource clock) {
        this.access = access;
        this.directory = directory;
        this.robots = robots;
        this.clock = clock;
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
        return caller.subject().filter(who -> who.kind() == Member.Kind.USER || who.kind() == Member.Kind.ROBOT);
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
        Optional<Principal> principal = current(owner);
        if (principal.isEmpty()) {
            return Optional.of("The rule runs on the rights of " + owner
                    + ", an account that is gone or disabled: somebody else has to save the rule, to own it.");
        }
        return refused(access.onRepository(principal.get(), source, RepositoryAction.PULL))
                .or(() -> refused(access.onRepository(principal.get(), rule.target(), RepositoryAction.PUSH)))
                .map(refused ->
                        "The rule runs on the rights of " + owner + ", which have changed: " + refused.reason());
    }

    private Optional<Principal> current(Member owner) {
        return switch (owner.kind()) {
            case USER -> directory.find(owner.name()).map(Principal::of);
            case ROBOT -> robot(owner.name());
            case GROUP, JOB -> Optional.empty();
        };
    }

    private Optional<Principal> robot(String name) {
        try {
            return robots.find(RobotName.parse(name))
                    .filter(robot -> robot.usableAt(clock.instant()))
                    .map(robot -> Principal.robot(name));
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }

    private static Optional<Decision.Refused> refused(Decision decision) {
        return decision instanceof Decision.Refused refused ? Optional.of(refused) : Optional.empty();
    }
}
