// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import io.jenkins.plugins.trustedregistry.engine.gate.vex.StoredVex;
import java.time.Instant;

/**
 * A VEX document in short.
 *
 * @param name the document's own identifier
 * @param statements how many say that something does not count
 */
record VexView(
        String id,
        String scope,
        String image,
        String name,
        String author,
        String format,
        int statements,
        String uploadedBy,
        Instant uploadedAt) {

    static VexView of(StoredVex stored) {
        return new VexView(
                stored.id(),
                stored.scope().text(),
                stored.images().text(),
                stored.document().id(),
                stored.document().author(),
                stored.document().format(),
                stored.document().statements().size(),
                stored.uploadedBy(),
                stored.uploadedAt());
    }
}
