// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;

/** A repository as the catalog knows it. */
public record Repository(
        long id,
        RepositoryName name,
        Visibility visibility,
        String description,
        ScanMode scanMode,
        Instant createdAt,
        String createdBy) {

    /** Who may see and pull: everybody, or only those with a grant. */
    public enum Visibility {
        PUBLIC,
        PRIVATE
    }

    /** When images are scanned: at every push and by hand, or only by hand. */
    public enum ScanMode {
        ON_PUSH,
        MANUALLY
    }
}
