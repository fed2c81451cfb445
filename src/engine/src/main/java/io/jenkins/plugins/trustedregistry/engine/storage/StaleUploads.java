// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import java.io.IOException;
import java.time.Instant;

/** The uploads nobody goes on with, for the collection that clears them away. */
public interface StaleUploads {

    /**
     * Drops every upload that nothing was appended to since {@code limit}, and whatever a killed server left half-received. An
     * upload that a request is working on stays, however old. Never touches finished blobs.
     */
    Purged purgeOlderThan(Instant limit) throws IOException;

    /** How many uploads were dropped, and how many bytes of content they held. */
    record Purged(int uploads, long bytes) {}
}
