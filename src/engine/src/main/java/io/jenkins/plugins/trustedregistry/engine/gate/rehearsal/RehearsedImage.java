// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rehearsal;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;

/** An image a policy was tried on, with who pushed it and when; a host may know of what build that was. */
public record RehearsedImage(RepositoryName repository, List<Tag> tags, ManifestSummary manifest, Verdict verdict) {

    public RehearsedImage {
        tags = List.copyOf(tags);
    }
}
