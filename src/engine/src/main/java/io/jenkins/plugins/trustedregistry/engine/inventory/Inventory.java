// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import java.util.List;
import java.util.Optional;

/**
 * What is inside an image.
 *
 * @param distribution what {@code os-release} says; absent in an image that has none
 * @param components each package URL once, in the order of their package URLs
 * @param notScanned what could not be looked at, in the order of the layers; empty when the inventory is complete
 */
public record Inventory(Optional<Distribution> distribution, List<Component> components, List<NotScanned> notScanned) {

    public Inventory {
        components = List.copyOf(components);
        notScanned = List.copyOf(notScanned);
    }
}
