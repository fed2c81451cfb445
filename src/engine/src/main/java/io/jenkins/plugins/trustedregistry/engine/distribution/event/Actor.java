// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.event;

import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import java.util.Optional;

/**
 * Who did something.
 *
 * @param name as lists and logs show it
 * @param address the client's address
 * @param proof what they proved it with, where it can be taken away on its own
 */
public record Actor(String name, String address, Optional<Proof> proof) {

    /** Somebody who did it without a credential of their own, as a rule does. */
    public Actor(String name, String address) {
        this(name, address, Optional.empty());
    }

    /** Whether the registry itself asked for it, to have the image scanned. */
    public boolean isScanner() {
        return proof.filter(each -> each.kind() == Proof.Kind.SCANNER_LOGIN).isPresent();
    }

    public static Actor of(Call call) {
        return new Actor(
                call.principal().shownName(),
                call.peer().address(),
                call.principal().proof());
    }
}
