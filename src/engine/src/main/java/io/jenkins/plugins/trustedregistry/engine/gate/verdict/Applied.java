// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.verdict;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;

/** A policy that a verdict was come to with. */
public record Applied(String policy, int version, Mode mode) {

    static Applied of(StoredPolicy stored) {
        return new Applied(
                stored.policy().fullName(), stored.version(), stored.policy().mode());
    }
}
