// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.Map;
import java.util.Optional;

/** A pointer to content: its type, digest and size (image-spec, descriptor.md). */
public record Descriptor(
        MediaType mediaType,
        Digest digest,
        long size,
        Optional<MediaType> artifactType,
        Optional<Platform> platform,
        Map<String, String> annotations) {

    public Descriptor {
        annotations = Map.copyOf(annotations);
        if (size < 0) {
            throw new RegistryException(
                    ErrorCode.MANIFEST_INVALID,
                    "The size of " + digest + " is " + size + ": a size is never negative.");
        }
    }

    public static Descriptor of(MediaType mediaType, Digest digest, long size) {
        return new Descriptor(mediaType, digest, size, Optional.empty(), Optional.empty(), Map.of());
    }
}
