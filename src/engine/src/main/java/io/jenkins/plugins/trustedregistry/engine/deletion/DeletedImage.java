// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TaggedImage;
import java.time.Instant;
import java.util.Optional;

/**
 * A tag that was deleted with its image, or would be.
 *
 * @param until how long that can be undone; empty: it can't
 */
public record DeletedImage(TaggedImage image, Optional<Instant> until) {}
