// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.subject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an image was looked into.
 *
 * @param scannedAt when; empty: never
 * @param scannerVersion of the scanner that did; 0: none
 * @param problem why it could not be looked at, or not as a whole; else empty
 * @param omissions how many parts were not looked at
 * @param samples some of these parts, in words
 */
public record ScanFacts(
        Optional<Instant> scannedAt, int scannerVersion, String problem, int omissions, List<String> samples) {
    public static final ScanFacts NEVER = new ScanFacts(Optional.empty(), 0, "", 0, List.of());

    public ScanFacts {
        samples = List.copyOf(samples);
    }

    /** Of something that can't be scanned. */
    public static ScanFacts unable(String problem) {
        return new ScanFacts(Optional.empty(), 0, problem, 0, List.of());
    }

    public boolean known() {
        return scannedAt.isPresent();
    }
}
