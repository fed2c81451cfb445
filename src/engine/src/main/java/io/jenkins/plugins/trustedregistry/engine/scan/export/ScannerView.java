// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import java.time.Instant;
import java.util.Optional;

/**
 * Who found it, as JSON shows it.
 *
 * @param name built-in, or as the settings name another scanner
 * @param product as the scanner calls itself
 * @param version as the scanner says
 * @param dataAsOf of another scanner's vulnerability data, where it says so
 */
public record ScannerView(String name, String product, String version, Optional<Instant> dataAsOf) {
    public static ScannerView of(FoundBy by) {
        return new ScannerView(by.scanner().name(), by.product(), by.version(), by.dataAsOf());
    }
}
