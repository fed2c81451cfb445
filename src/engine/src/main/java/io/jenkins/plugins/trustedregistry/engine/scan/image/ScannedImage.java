// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import java.util.List;

/**
 * What there is to say about an image without asking any advisories.
 *
 * @param platform {@code linux/amd64}; empty when its config does not say
 * @param problem why it could not be looked at as a whole; else empty. What the rest holds is in the inventory all the same
 */
public record ScannedImage(String platform, List<ImageLayer> layers, Inventory inventory, String problem) {

    public ScannedImage {
        layers = List.copyOf(layers);
    }
}
