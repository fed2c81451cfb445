// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import java.util.List;

/** All ecosystems that are known. */
public final class Ecosystems {
    private Ecosystems() {}

    public static List<Ecosystem> all() {
        return List.of();
    }
}
