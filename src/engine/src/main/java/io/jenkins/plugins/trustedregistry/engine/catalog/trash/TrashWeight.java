// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import java.time.Instant;
import java.util.Optional;

/**
 * What only the trash keeps: blobs that no manifest in use names, but one that can be restored.
 *
 * @param from when the first of what keeps them is due; empty for an empty trash
 * @param until when the last is
 */
public record TrashWeight(long blobs, long bytes, Optional<Instant> from, Optional<Instant> until) {}
