// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A manifest of a type the registry does not know: kept byte for byte, nothing in it is required to exist. */
public record OpaqueManifest(
        MediaType mediaType,
        Optional<MediaType> artifactType,
        Optional<Descriptor> subject,
        Map<String, String> annotations)
        implements Manifest {

    public OpaqueManifest {
        annotations = Map.copyOf(annotations);
    }

    @Override
    public List<Descriptor> requiredBlobs() {
        return List.of();
    }

    @Override
    public List<Descriptor> blobs() {
        return List.of();
    }

    @Override
    public List<Descriptor> manifests() {
        return List.of();
    }
}
