// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.catalog.BlobLink;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.List;
import java.util.Locale;

/**
 * What is to be done about one blob.
 *
 * @param links to be taken from their repositories; empty when no repository has it
 * @param bytes whether its bytes go too: no repository will have it then
 */
record Removal(Digest digest, List<BlobLink> links, boolean bytes, Reason reason) {
    Removal {
        links = List.copyOf(links);
    }

    /** Why it may go. */
    enum Reason {
        /** A repository has it, and none of its manifests names it. */
        UNREFERENCED,
        /** No repository has it. */
        UNLINKED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
