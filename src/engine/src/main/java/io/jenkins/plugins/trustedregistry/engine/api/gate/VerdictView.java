// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.trustedregistry.engine.api.common.OldData;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Applied;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Reason;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Waived;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A verdict as the API shows it.
 *
 * @param advisories the generation of the vulnerability data
 * @param dataAsOf how old that is; left out: there is none
 * @param dataOld whether it is older than the settings want it, or there is none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record VerdictView(
        String outcome,
        String sentence,
        String image,
        Optional<RepositoryName> repository,
        Digest digest,
        String kind,
        String platform,
        List<ReasonView> reasons,
        List<Waived> waived,
        List<AppliedView> policies,
        Optional<Instant> scannedAt,
        int scannerVersion,
        long advisories,
        Optional<Instant> dataAsOf,
        boolean dataOld,
        Instant judgedAt,
        Optional<Instant> until) {

    /** @param culprits the vulnerabilities, packages or keys, the worst first; perhaps not all */
    record ReasonView(
            String policy,
            int version,
            String mode,
            String rule,
            String platform,
            String sentence,
            long found,
            long allowed,
            List<Culprit> culprits,
            String ask) {

        static ReasonView of(Reason reason) {
            return new ReasonView(
                    reason.policy(),
                    reason.version(),
                    reason.mode().toString(),
                    reason.rule(),
                    reason.platform(),
                    reason.sentence(),
                    reason.found(),
                    reason.allowed(),
                    reason.culprits(),
                    reason.ask());
        }
    }

    record AppliedView(String policy, int version, String mode) {

        static AppliedView of(Applied applied) {
            return new AppliedView(
                    applied.policy(), applied.version(), applied.mode().toString());
        }
    }

    /**
     * @param asked how the caller named the image
     * @param old tells of old data
     */
    static VerdictView of(Verdict verdict, String asked, OldData old, Instant now) {
        return new VerdictView(
                verdict.outcome().toString(),
                verdict.sentence(asked, now),
                asked,
                verdict.repository(),
                verdict.digest(),
                verdict.kind().toString(),
                verdict.platform(),
                verdict.reasons().stream().map(ReasonView::of).toList(),
                verdict.waived(),
                verdict.policies().stream().map(AppliedView::of).toList(),
                verdict.scannedAt(),
                verdict.scannerVersion(),
                verdict.generation(),
                verdict.dataAsOf(),
                old.is(verdict.dataAsOf()),
                verdict.judgedAt(),
                verdict.until());
    }
}
