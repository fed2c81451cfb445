// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.finding;

import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import java.time.Instant;
import java.util.Optional;

/**
 * Who looked for vulnerabilities.
 *
 * @param scanner the registry's own, or another that the settings name
 * @param product as the scanner calls itself; may be empty
 * @param version of the scanner, as it says; may be empty
 * @param dataAsOf of another scanner's vulnerability data, where it says so
 */
public record FoundBy(ScannerName scanner, String product, String version, Optional<Instant> dataAsOf) {
    private static final String OURS = "Trusted Registry";

    /** The registry itself. */
    public static FoundBy builtIn(int scannerVersion) {
        return new FoundBy(ScannerName.BUILT_IN, OURS, Integer.toString(scannerVersion), Optional.empty());
    }

    public boolean isBuiltIn() {
        return scanner.isBuiltIn();
    }
}
