// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.State;
import java.time.Instant;
import java.util.Optional;

/**
 * How things stand with a manifest in a repository.
 *
 * @param pending a scan waits or runs
 * @param scanned when it was looked into last, and by which version of the scanner; empty: never
 * @param problem why the last attempt came to nothing, or only to a part; else empty
 * @param attemptedAt when a scan began or ended last, or could not be done
 * @param platform what it runs on, where that is known
 * @param omissions how many parts were not looked at
 * @param unmatched components of no ecosystem that there are advisories for
 */
public record ScanRecord(
        long manifestId,
        long repositoryId,
        Digest digest,
        boolean pending,
        Optional<Scanned> scanned,
        String problem,
        Instant attemptedAt,
        String platform,
        int components,
        int unmatched,
        int omissions,
        Counts counts) {

    /**
     * When and by whom.
     *
     * @param image the row of what is known of it
     * @param scannerVersion of what the registry knows to be in it
     */
    public record Scanned(long image, Instant at, int scannerVersion, FoundBy by) {}

    public State state() {
        if (pending) {
            return scanned.isPresent() ? State.RESCANNING : State.NEVER_SCANNED;
        }
        if (!problem.isEmpty()) {
            return State.CANNOT_BE_SCANNED;
        }
        return scanned.isPresent() ? State.SCANNED : State.NEVER_SCANNED;
    }
}
