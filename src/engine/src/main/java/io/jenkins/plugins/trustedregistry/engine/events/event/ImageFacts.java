// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.util.Optional;

/**
 * What is known about an image.
 *
 * @param size of all it names, each once, in bytes
 */
public record ImageFacts(MediaType mediaType, Optional<MediaType> artifactType, long size) {

    void addTo(Contents contents) {
        contents.with("mediaType", mediaType.name())
                .with("artifactType", artifactType)
                .with("size", size);
    }
}
