// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A manifest without its bytes.
 *
 * @param size the manifest's own, in bytes
 * @param imageSize the sum of all that the manifest names and the repository has, each once, in bytes; of an index the sum of
 *     its images' sizes, though they may share layers; 0 for a type the registry can't read
 * @param platforms what the image runs on; empty while nobody has found it out
 * @param pushedAt the last push of it, not of a tag that points at it
 */
public record ManifestSummary(
        Digest digest,
        MediaType mediaType,
        long size,
        long imageSize,
        Optional<MediaType> artifactType,
        Optional<Digest> subject,
        Map<String, String> annotations,
        Optional<List<Platform>> platforms,
        Instant pushedAt,
        String pushedBy) {

    public ManifestSummary {
        annotations = Map.copyOf(annotations);
        platforms = platforms.map(List::copyOf);
    }
}
