// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.verdict;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the gates say of an image: a value that explains itself. It says what it was come to with, so that anybody can come to it
 * again.
 *
 * @param name how people name the image
 * @param repository where it is; empty: outside of the registry
 * @param platform what it runs on; of an index empty
 * @param reasons rules that are broken, those that block first
 * @param waived what does not count, and what counts again because its time is over
 * @param policies those that apply; none: nothing was asked of the image
 * @param scannedAt when it was looked into; empty: never
 * @param generation of the advisories
 * @param dataAsOf how old the vulnerability data is; empty: there is none
 * @param until from then on it may be another one although nobody did anything; empty: it won't
 */
public record Verdict(
        String name,
        Optional<RepositoryName> repository,
        Digest digest,
        Kind kind,
        String platform,
        Outcome outcome,
        List<Reason> reasons,
        List<Waived> waived,
        List<Applied> policies,
        Optional<Instant> scannedAt,
        int scannerVersion,
        long generation,
        Optional<Instant> dataAsOf,
        Instant judgedAt,
        Optional<Instant> until) {

    public Verdict {
        reasons = List.copyOf(reasons);
        waived = List.copyOf(waived);
        policies = List.copyOf(policies);
    }

    public boolean blocks() {
        return outcome == Outcome.BLOCKED;
    }

    /** Whether it can be relied on at this moment, as far as time goes. */
    public boolean holdsAt(Instant moment) {
        return until.isEmpty() || moment.isBefore(until.get());
    }

    /** Whether a rule of a policy in this mode is broken. */
    public boolean breaksIn(Mode mode) {
        return reasons.stream().anyMatch(each -> each.mode() == mode);
    }

    /** Whether vulnerability data has a part in it: nothing is looked for in what can't be run. */
    public boolean restsOnData() {
        return !policies.isEmpty() && (kind == Kind.IMAGE || kind == Kind.INDEX);
    }

    /**
     * The whole of it in one sentence, for a client that shows one line.
     *
     * @param now when it is said: verdicts are given again, and data grows old
     */
    public String sentence(Instant now) {
        return sentence(name, now);
    }

    /** The same of an image that is asked for by this name. */
    public String sentence(String asked, Instant now) {
        return Sentence.of(this, asked, now);
    }
}
