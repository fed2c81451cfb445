// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.finding;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Advisory;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Fix;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import java.time.Instant;
import java.util.Optional;

/**
 * A package has a vulnerability.
 *
 * @param affected the package, as advisories name it
 * @param undecided why it can't be said whether the package is affected; empty: it is
 * @param foundAt when a match said so first
 * @param fixKnownAt when a match named something that mends it first; empty: none does
 */
public record Finding(
        PackageQuery affected,
        Advisory advisory,
        Fix fix,
        Optional<String> undecided,
        Instant foundAt,
        Optional<Instant> fixKnownAt) {

    public String id() {
        return advisory.id();
    }

    public Severity severity() {
        return advisory.severity();
    }
}
