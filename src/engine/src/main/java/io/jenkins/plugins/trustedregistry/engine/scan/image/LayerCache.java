// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Optional;

/** Keeps what layers told, so that each is read once. */
public interface LayerCache {
    /** Keeps nothing. */
    LayerCache NONE = new LayerCache() {
        @Override
        public Optional<LayerFacts> find(Digest layer) {
            return Optional.empty();
        }

        @Override
        public void keep(Digest layer, LayerFacts facts) {
            // as its name says
        }
    };

    /** What the scanner of this version found in a layer; empty when it has not read it, or that was forgotten. */
    Optional<LayerFacts> find(Digest layer);

    /** A second time for the same layer is no error. */
    void keep(Digest layer, LayerFacts facts);
}
