// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.fact;

import java.time.Instant;
import java.util.Optional;

/**
 * How a tag was used. A pull by digest may be a pull of the tag, so the larger number and the later time of both hold.
 *
 * @param lastAt empty: never pulled
 */
public record PullFacts(long count, Optional<Instant> lastAt) {
    public static final PullFacts NEVER = new PullFacts(0, Optional.empty());
}
