// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.Owners;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Optional;

/**
 * Who may make a mirror, and whether its owner may still do what it does. Making one needs the right to configure the repository, and
 * what running needs: pulling here for one that pushes, pushing here for one that polls. Running asks anew each time.
 */
public final class MirrorRights {
    private final AccessControl access;
    private final Owners owners;

    public MirrorRights(AccessControl access, Owners owners) {
        this.access = access;
        this.owners = owners;
    }

    /** Why somebody may not have such a mirror of this repository; empty when they may. */
    public Optional<Decision.Refused> againstMaking(
            Principal caller, RepositoryName repository, MirrorDirection direction) {
        return refused(access.onRepository(caller, repository, RepositoryAction.CONFIGURE))
                .or(() -> refused(access.onRepository(caller, repository, needed(direction))));
    }

    /** Whom a mirror of this caller runs as; a build or an anonymous caller can't have one. */
    public Optional<Member> ownerOf(Principal caller) {
        return Owners.of(caller);
    }

    /**
     * Why a mirror may not do what it does now, as a sentence; empty when it may.
     *
     * @throws java.io.UncheckedIOException when the directory can't be reached
     */
    public Optional<String> againstRunning(Mirror mirror, RepositoryName repository) {
        if (mirror.owner().isEmpty()) {
            return Optional.empty();
        }
        Member owner = mirror.owner().get();
        Optional<Principal> principal = owners.current(owner);
        if (principal.isEmpty()) {
            return Optional.of("The mirror runs on the rights of " + owner
                    + ", an account that is gone or disabled: somebody else has to save the mirror, to own it.");
        }
        return refused(access.onRepository(principal.get(), repository, needed(mirror.direction())))
                .map(refused ->
                        "The mirror runs on the rights of " + owner + ", which have changed: " + refused.reason());
    }

    /**
     * The owner of a mirror as they are now; empty when the account is gone or disabled.
     *
     * @throws java.io.UncheckedIOException when the directory can't be reached
     */
    public Optional<Principal> current(Member owner) {
        return owners.current(owner);
    }

    private static RepositoryAction needed(MirrorDirection direction) {
        return direction == MirrorDirection.PUSH ? RepositoryAction.PULL : RepositoryAction.PUSH;
    }

    private static Optional<Decision.Refused> refused(Decision decision) {
        return decision instanceof Decision.Refused refused ? Optional.of(refused) : Optional.empty();
    }
}
