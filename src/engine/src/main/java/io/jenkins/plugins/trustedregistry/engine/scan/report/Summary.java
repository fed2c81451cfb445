// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.State;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An image's scan in short. Of an index it is that of its worst image, and {@code images} has each.
 *
 * @param problem why it can't be scanned; else empty
 * @param running whether a scan is under way
 * @param attemptedAt when one began or ended last, or could not be done
 * @param scannedAt when it was looked into last
 * @param scannerVersion of the scanner that did; 0: none
 * @param unmatched components of no ecosystem that there are advisories for
 * @param omissions how many parts were not looked at
 * @param by who found it
 * @param dataAsOf how old the data is that the counts rest on; empty: never looked into, or there is none
 */
public record Summary(
        State state,
        String problem,
        Counts counts,
        int components,
        int unmatched,
        int omissions,
        boolean running,
        Optional<Instant> attemptedAt,
        Optional<Instant> scannedAt,
        int scannerVersion,
        String platform,
        List<Part> images,
        Optional<FoundBy> by,
        Optional<Instant> dataAsOf) {
    public static final Summary NEVER = new Summary(
            State.NEVER_SCANNED,
            "",
            Counts.NONE,
            0,
            0,
            0,
            false,
            Optional.empty(),
            Optional.empty(),
            0,
            "",
            List.of(),
            Optional.empty(),
            Optional.empty());

    public Summary {
        images = List.copyOf(images);
    }

    /** Of something that is no image. */
    static Summary none(String problem) {
        return new Summary(
                State.CANNOT_BE_SCANNED,
                problem,
                Counts.NONE,
                0,
                0,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                "",
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static Summary of(ScanRecord result, DataAges ages) {
        return new Summary(
                result.state(),
                result.problem(),
                result.counts(),
                result.components(),
                result.unmatched(),
                result.omissions(),
                result.pending(),
                Optional.of(result.attemptedAt()),
                result.scanned().map(ScanRecord.Scanned::at),
                result.scanned().map(ScanRecord.Scanned::scannerVersion).orElse(0),
                result.platform(),
                List.of(),
                result.scanned().map(ScanRecord.Scanned::by),
                ages.of(result));
    }

    /** An image of an index. */
    public record Part(Digest digest, String platform, Summary summary) {}
}
