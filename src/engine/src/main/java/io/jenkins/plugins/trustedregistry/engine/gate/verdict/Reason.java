// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.verdict;

import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.Rule;
import java.util.List;

/**
 * A rule that an image breaks.
 *
 * @param policy with its scope: {@code no-criticals}, {@code technology/test:no-criticals}
 * @param version of the policy
 * @param rule its name
 * @param platform which of an index's images; else empty
 * @param sentence what is wrong, without the image's name and without a full stop
 * @param found the number that counts
 * @param allowed the most it may be
 * @param culprits what it is, the worst first; perhaps not all
 * @param ask whom to ask about it
 */
public record Reason(
        String policy,
        int version,
        Mode mode,
        String rule,
        String platform,
        String sentence,
        long found,
        long allowed,
        List<Culprit> culprits,
        String ask) {

    public Reason {
        culprits = List.copyOf(culprits);
    }

    static Reason of(StoredPolicy stored, Rule rule, Breach breach) {
        return new Reason(
                stored.policy().fullName(),
                stored.version(),
                stored.policy().mode(),
                rule.kind(),
                "",
                breach.sentence(),
                breach.found(),
                breach.allowed(),
                breach.culprits(),
                stored.policy().contact());
    }

    Reason on(String imagePlatform) {
        return new Reason(policy, version, mode, rule, imagePlatform, sentence, found, allowed, culprits, ask);
    }
}
