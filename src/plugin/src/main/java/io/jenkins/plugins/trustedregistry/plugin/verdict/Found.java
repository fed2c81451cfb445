// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say of an image.
 *
 * @param name as people name it
 * @param place the repository, or what stands for it elsewhere: runs are compared by it
 * @param reports one; of an index those of its images
 */
record Found(String name, String place, Verdict verdict, List<Report> reports) {
    Found {
        reports = List.copyOf(reports);
    }

    /** How old the vulnerability data is that all of this rests on; empty: there is none. */
    Optional<Instant> dataAsOf() {
        return verdict.dataAsOf();
    }
}
