// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import java.time.Instant;

/**
 * What a collection would free, as it was at a moment.
 *
 * @param blobs that no manifest names; some of them may be too young yet
 * @param storedBlobs all there are
 */
public record Reclaimable(long blobs, long bytes, long storedBlobs, long storedBytes, Instant countedAt) {}
