// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.overlay;

import io.jenkins.plugins.trustedregistry.engine.inventory.FileFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of a file that is to be seen, with the layer that first brought each of its packages: a package database that is written
 * again by every layer does not make every layer the one that installed the package.
 */
record Placed(List<FileFacts> facts, Map<PackageFacts, Integer> layers) {

    static Placed of(List<FileFacts> facts, int layer, Map<PackageFacts, Integer> before) {
        Map<PackageFacts, Integer> layers = new HashMap<>();
        for (FileFacts file : facts) {
            for (PackageFacts each : file.packages()) {
                PackageFacts key = key(each);
                layers.put(key, before.getOrDefault(key, layer));
            }
        }
        return new Placed(facts, layers);
    }

    int layerOf(PackageFacts each) {
        return layers.getOrDefault(key(each), 0);
    }

    /** What makes two packages the same one: not the words about its licence. */
    private static PackageFacts key(PackageFacts each) {
        return new PackageFacts(
                each.type(),
                each.namespace(),
                each.name(),
                each.version(),
                each.qualifiers(),
                Optional.empty(),
                List.of(),
                each.within());
    }
}
