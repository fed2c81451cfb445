// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import java.time.Instant;
import java.util.List;

/** What is known of an image that was looked into; like {@code ScannedImage}, with its circumstances. */
public record StoredImage(
        long id,
        Digest digest,
        int scannerVersion,
        Instant scannedAt,
        String platform,
        String problem,
        List<ImageLayer> layers,
        Inventory inventory,
        FoundBy by) {

    public StoredImage {
        layers = List.copyOf(layers);
    }
}
