// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.overlay;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.PathSet;
import java.util.Set;

/** What a layer takes away from those below it: by whiteouts, by opaque folders, and by having something else at the same path. */
record Hiding(Set<String> whiteouts, Set<String> opaque, PathSet covers) {

    static Hiding of(LayerFacts layer) {
        return new Hiding(Set.copyOf(layer.whiteouts()), Set.copyOf(layer.opaque()), layer.covers());
    }

    boolean hides(String path) {
        return hides(path, 0);
    }

    /** @param known how many of the first characters are a link, which does not hide what is behind it */
    boolean hides(String path, int known) {
        return removes(path) || covers.hides(path, known);
    }

    private boolean removes(String path) {
        if (whiteouts.isEmpty() && opaque.isEmpty()) {
            return false;
        }
        if (whiteouts.contains(path) || opaque.contains("")) {
            return true;
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String folder = path.substring(0, slash);
            if (whiteouts.contains(folder) || opaque.contains(folder)) {
                return true;
            }
        }
        return false;
    }
}
