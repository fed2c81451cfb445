// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import java.time.Instant;
import java.util.List;

/** A VEX document as it is kept. */
public record StoredVex(
        String id, Scope scope, ImagePattern images, VexDocument document, String uploadedBy, Instant uploadedAt) {

    /** What does not count because of it. */
    public List<Waiver> waivers() {
        return VexWaivers.of(document, id, scope, images, uploadedBy);
    }
}
