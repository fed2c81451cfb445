// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything about one image.
 *
 * @param name how people name the image: {@code technology/test@sha256:...}, or a file
 * @param hits the worst first; those that are suppressed as well
 * @param unmatched components of which nothing can be known, for want of an ecosystem or a version
 * @param uncovered ecosystems that no advisories were imported for, with the number of the image's packages in each
 * @param age of the advisories there are now; of another scanner's data when it looked
 * @param by who found it
 */
public record Report(
        String name,
        Digest digest,
        String platform,
        String problem,
        Instant scannedAt,
        int scannerVersion,
        List<ImageLayer> layers,
        Inventory inventory,
        List<Hit> hits,
        List<Component> unmatched,
        Map<String, Integer> uncovered,
        DataAge age,
        FoundBy by) {

    /** Found by the registry itself. */
    public Report(
            String name,
            Digest digest,
            String platform,
            String problem,
            Instant scannedAt,
            int scannerVersion,
            List<ImageLayer> layers,
            Inventory inventory,
            List<Hit> hits,
            List<Component> unmatched,
            Map<String, Integer> uncovered,
            DataAge age) {
        this(
                name,
                digest,
                platform,
                problem,
                scannedAt,
                scannerVersion,
                layers,
                inventory,
                hits,
                unmatched,
                uncovered,
                age,
                FoundBy.builtIn(scannerVersion));
    }

    public Report {
        layers = List.copyOf(layers);
        hits = List.copyOf(hits);
        unmatched = List.copyOf(unmatched);
    }

    /** The layer of this index; one that says nothing when there is none. */
    public ImageLayer layer(int index) {
        return index < layers.size() ? layers.get(index) : new ImageLayer("", 0, "");
    }

    /** Hits that count: not suppressed. */
    public List<Hit> counting() {
        return hits.stream().filter(hit -> hit.suppression().isEmpty()).toList();
    }
}
