// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import java.util.Optional;

/**
 * Who promotes.
 *
 * @param rule by its name; empty: somebody does it by hand
 */
public record Mover(Actor actor, Optional<String> rule) {

    /** @param address the client's */
    public static Mover hand(Principal caller, String address) {
        return new Mover(new Actor(caller.shownName(), address, caller.proof()), Optional.empty());
    }

    static Mover rule(String name) {
        return new Mover(new Actor("promotion:" + name, ""), Optional.of(name));
    }
}
