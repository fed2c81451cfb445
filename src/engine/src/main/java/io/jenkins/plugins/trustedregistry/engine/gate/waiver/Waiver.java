// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.waiver;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Level;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody answers for it that something does not count against some images.
 *
 * @param id of the exception, suppression or document
 * @param scope whose people answer for it; it holds nowhere else
 * @param images which images of the scope
 * @param target what does not count
 * @param reason a sentence for whoever asks later
 * @param owner who answers for it
 * @param expires from then on it counts again; empty: never
 */
public record Waiver(
        String id,
        Source source,
        Scope scope,
        ImagePattern images,
        Target target,
        String reason,
        String owner,
        Optional<Instant> expires) {

    /** Where it comes from. */
    public enum Source {
        EXCEPTION,
        SUPPRESSION,
        VEX;

        /** In small letters, as the API writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean holds(Instant now) {
        return expires.isEmpty() || now.isBefore(expires.get());
    }

    /** Whether it is said by people whom a policy with exceptions of this level heeds. */
    public boolean reaches(Level least) {
        return scope.level().compareTo(least) >= 0;
    }

    /** Whether it takes this finding out of account. */
    public boolean covers(Finding finding) {
        return target instanceof Target.Vulnerability vulnerability && vulnerability.covers(finding);
    }

    /** Whether it takes a rule out of account. */
    public boolean covers(String rule) {
        return target instanceof Target.WholeRule whole && whole.rule().equals(rule);
    }
}
