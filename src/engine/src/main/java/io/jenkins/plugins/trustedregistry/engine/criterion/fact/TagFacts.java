// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.fact;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a tag at one moment.
 *
 * @param now that moment
 * @param pushedAt the last push of the image
 * @param updatedAt when the tag was pointed at the image last
 * @param gate empty: no gate was asked
 */
public record TagFacts(
        Tag tag,
        Digest digest,
        Instant now,
        Instant pushedAt,
        Instant updatedAt,
        ScanFacts scan,
        PullFacts pulls,
        Optional<GateFacts> gate,
        Evidence evidence,
        BuildFacts builds) {}
