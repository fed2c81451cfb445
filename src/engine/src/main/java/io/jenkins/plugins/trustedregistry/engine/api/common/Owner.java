// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Optional;

/**
 * Whose tokens and bundles a call is about: the caller's own, or, for administrators, those of a user it names. A credential that
 * is itself limited can't make, see or change others: it could give itself more than it has.
 */
public final class Owner {
    private final Directory directory;
    private final Guard guard;

    public Owner(Directory directory, Guard guard) {
        this.directory = directory;
        this.guard = guard;
    }

    /** The user's name as the directory writes it. */
    public String of(Principal caller, Optional<String> named) {
        String self = self(caller);
        Optional<String> other = named.filter(name -> !name.equals(self));
        if (other.isEmpty()) {
            if (directory.find(self).isEmpty()) {
                throw Refusals.invalid("'" + self + "' is not in " + directory.description() + ": say for which user.");
            }
            return self;
        }
        guard.requireRegistry(caller);
        return directory
                .find(other.get())
                .map(Person::name)
                .orElseThrow(() -> Refusals.missing("There is no user '" + Shown.of(other.get()) + "' in "
                        + directory.description() + ", or the account is disabled."));
    }

    /** Whether the caller may deal with what belongs to this user; a stranger gets the answer of a missing one. */
    public void check(Principal caller, String owner, RegistryException missing) {
        if (!self(caller).equals(owner) && !caller.registryAdmin()) {
            throw missing;
        }
    }

    private static String self(Principal caller) {
        Member self = caller.subject()
                .filter(member -> member.kind() == Member.Kind.USER)
                .orElseThrow(() -> Refusals.denied(
                        "Only users have access tokens and client bundles; " + caller.shownName() + " is not a user."));
        if (!caller.limits().equals(Limits.NONE)) {
            throw Refusals.denied(
                    "The access token you used is limited, and a limited one can't deal with tokens and bundles:"
                            + " log in with your password or an access token without limits.");
        }
        return self.name();
    }
}
