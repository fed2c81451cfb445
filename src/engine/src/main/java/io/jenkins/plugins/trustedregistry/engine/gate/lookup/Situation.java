// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.lookup;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Suppression;
import io.jenkins.plugins.trustedregistry.engine.scan.store.PackageTable.Answers;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.util.List;
import java.util.Optional;

/**
 * Everything about an image that can change and that a verdict depends on, in short: as long as it is the same, so is the image to
 * a gate, but for the time.
 *
 * @param scan how its scan stands; empty: there never was one
 * @param answers which advisories were asked about its packages
 * @param suppressions all of its repository
 * @param within indexes that list it
 * @param attached what is attached to it and to these indexes: digests, and who pushed them
 * @param generation of the newest advisories
 */
public record Situation(
        Optional<ScanRecord> scan,
        Optional<Answers> answers,
        List<Suppression> suppressions,
        List<Tag> tags,
        List<Digest> within,
        List<String> attached,
        long generation) {

    public Situation {
        suppressions = List.copyOf(suppressions);
        tags = List.copyOf(tags);
        within = List.copyOf(within);
        attached = List.copyOf(attached);
    }
}
