// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A manifest without its bytes; {@code size} is the manifest's own, {@code imageSize} the sum of what it names. */
public record ManifestSummary(
        Digest digest,
        MediaType mediaType,
        long size,
        long imageSize,
        Optional<MediaType> artifactType,
        Optional<Digest> subject,
        Map<String, String> annotations,
        Instant pushedAt,
        String pushedBy) {

    public ManifestSummary {
        annotations = Map.copyOf(annotations);
    }
}
