// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import java.util.List;

/**
 * An image as a {@link Planter} puts it in place.
 *
 * @param manifest names exactly these blobs
 */
public record PlantedImage(List<String> tags, byte[] manifest, List<byte[]> blobs) {
    public PlantedImage {
        tags = List.copyOf(tags);
        blobs = List.copyOf(blobs);
    }
}
