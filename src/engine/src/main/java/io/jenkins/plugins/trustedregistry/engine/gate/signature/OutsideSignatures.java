// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.signature;

import io.jenkins.plugins.trustedregistry.engine.gate.key.NamedKeys;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Signed;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached;
import java.util.List;
import java.util.Set;

/** Verifies signatures of images that are not in the registry, by the same rules as of those that are. */
public final class OutsideSignatures {
    private final NamedKeys keys;

    public OutsideSignatures(NamedKeys keys) {
        this.keys = keys;
    }

    /** Where nobody could look, nothing is proven, and the doubt says so. */
    public Signed of(Attached attached) {
        if (!attached.problem().isEmpty()) {
            return new Signed(Set.of(), 0, List.of("signatures of it can't be looked up: " + attached.problem()));
        }
        List<Proof> proofs = attached.documents().stream()
                .filter(each -> Proofs.canBe(each.layer()))
                .flatMap(each -> Proofs.read(each.layer(), each.content(), keys).stream())
                .toList();
        return Proofs.summed(attached.about(), proofs);
    }
}
