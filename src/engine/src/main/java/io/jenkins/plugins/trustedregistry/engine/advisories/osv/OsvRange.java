// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import java.util.List;

/**
 * A range of versions.
 *
 * @param semver whether it counts as Semantic Versioning does, whatever the ecosystem; else it counts as the ecosystem does
 */
public record OsvRange(boolean semver, List<OsvEvent> events) {
    public OsvRange {
        events = List.copyOf(events);
    }
}
