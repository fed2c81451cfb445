// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashWeight;
import java.time.Instant;

/**
 * What a collection would free, as it was at a moment; and what it would not yet, because it can be restored.
 *
 * @param blobs that no manifest names; some of them may be too young yet
 * @param storedBlobs all there are
 * @param trash what only the trash keeps; not part of what would be freed
 */
public record Reclaimable(
        long blobs, long bytes, long storedBlobs, long storedBytes, TrashWeight trash, Instant countedAt) {}
