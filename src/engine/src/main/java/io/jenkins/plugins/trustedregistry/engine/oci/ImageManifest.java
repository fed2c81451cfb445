// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An image or artifact for one platform: a config and layers (image-spec, manifest.md; docker schema 2 has the same shape). */
public record ImageManifest(
        MediaType mediaType,
        Descriptor config,
        List<Descriptor> layers,
        Optional<MediaType> declaredArtifactType,
        Optional<Descriptor> subject,
        Map<String, String> annotations)
        implements Manifest {

    public ImageManifest {
        layers = List.copyOf(layers);
        annotations = Map.copyOf(annotations);
    }

    @Override
    public Optional<MediaType> artifactType() {
        return declaredArtifactType.or(() -> Optional.of(config.mediaType()));
    }

    @Override
    public List<Descriptor> requiredBlobs() {
        return Stream.concat(
                        Stream.of(config),
                        layers.stream().filter(layer -> !layer.mediaType().isNonDistributable()))
                .toList();
    }

    @Override
    public List<Descriptor> blobs() {
        return Stream.concat(Stream.of(config), layers.stream()).toList();
    }

    @Override
    public List<Descriptor> manifests() {
        return List.of();
    }
}
