// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of manifests, usually one per platform (image-spec, image-index.md; docker's manifest list has the same shape). */
public record ImageIndex(
        MediaType mediaType,
        List<Descriptor> manifests,
        Optional<MediaType> artifactType,
        Optional<Descriptor> subject,
        Map<String, String> annotations)
        implements Manifest {
    private static final String UNKNOWN = "unknown";

    public ImageIndex {
        manifests = List.copyOf(manifests);
        annotations = Map.copyOf(annotations);
    }

    /** Each once, in its order. Without what buildx calls the platform of its attestations. */
    public List<Platform> platforms() {
        return manifests.stream()
                .map(Descriptor::platform)
                .flatMap(Optional::stream)
                .filter(platform -> !platform.os().equals(UNKNOWN))
                .distinct()
                .toList();
    }

    @Override
    public List<Descriptor> requiredBlobs() {
        return List.of();
    }

    @Override
    public List<Descriptor> blobs() {
        return List.of();
    }
}
