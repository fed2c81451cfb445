// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.export.ScannerView;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image's scan in short.
 *
 * @param reason why it can't be scanned
 * @param findings counts by severity, without suppressed and undecided ones; of an index those of its worst image
 * @param uncovered packages of which nothing is known, because no advisories of their ecosystem were imported
 * @param notMatched components no advisories could be asked about
 * @param notScanned parts that were not looked at
 * @param running whether a scan is under way
 * @param attemptedAt when one began or ended last, or could not be done
 * @param scannerVersion of what the registry knows to be in it
 * @param scanner who found it
 * @param dataAsOf how old the vulnerability data is that the counts rest on; of an index the oldest of its images'
 * @param dataOld whether that is older than the settings want it, or there is none; left out like the rest of what was never scanned
 * @param images of an index: each with its own
 */
public record ScanView(
        String state,
        Optional<String> reason,
        Map<String, Integer> findings,
        int undecided,
        int suppressed,
        int uncovered,
        int components,
        int notMatched,
        int notScanned,
        boolean running,
        Optional<Instant> attemptedAt,
        Optional<Instant> scannedAt,
        Optional<Integer> scannerVersion,
        Optional<ScannerView> scanner,
        Optional<String> platform,
        Optional<Instant> dataAsOf,
        Optional<Boolean> dataOld,
        Optional<List<Part>> images) {

    public static ScanView of(Summary summary, OldData old) {
        return new ScanView(
                summary.state().toString(),
                said(summary.problem()),
                summary.counts().words(),
                summary.counts().undecided(),
                summary.counts().suppressed(),
                summary.counts().uncovered(),
                summary.components(),
                summary.unmatched(),
                summary.omissions(),
                summary.running(),
                summary.attemptedAt(),
                summary.scannedAt(),
                Optional.of(summary.scannerVersion()).filter(version -> version > 0),
                summary.by().map(ScannerView::of),
                said(summary.platform()),
                summary.dataAsOf(),
                summary.scannedAt().map(any -> old.is(summary.dataAsOf())),
                Optional.of(summary.images().stream()
                                .map(part -> new Part(part.digest(), part.platform(), of(part.summary(), old)))
                                .toList())
                        .filter(parts -> !parts.isEmpty()));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty());
    }

    /** An image of an index. */
    public record Part(Digest digest, String platform, ScanView scan) {}
}
