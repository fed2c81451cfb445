// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.fact;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a tag at one moment.
 *
 * @param now that moment
 * @param pushedAt the last push of the image
 * @param updatedAt when the tag was pointed at the image last
 * @param gate empty: no gate was asked
 * @param builds marks of the builds that pushed the image, of all of them together; empty: the host knows none of them
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
        Optional<Set<BuildMark>> builds) {

    public TagFacts {
        builds = builds.map(Set::copyOf);
    }
}
