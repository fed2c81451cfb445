// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import java.util.List;

/** What another scanner found in an image. */
public record OtherResult(FoundBy by, List<Finding> findings) {
    public OtherResult {
        findings = List.copyOf(findings);
    }
}
