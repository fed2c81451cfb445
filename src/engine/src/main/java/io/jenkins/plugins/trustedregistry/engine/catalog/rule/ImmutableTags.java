// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which tags of a repository stay where they were first pushed to.
 *
 * @param patterns none: every tag can be moved
 * @param days after which a tag can be moved again, counted from its last push; 0: never, unless somebody releases it
 */
public record ImmutableTags(TagPatterns patterns, int days) {
    public static final ImmutableTags NONE = new ImmutableTags(TagPatterns.NONE, 0);

    private static final int MOST_DAYS = 36_500;

    public ImmutableTags {
        if (days < 0 || days > MOST_DAYS) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "immutableDays " + days + " is out of range: use 1 to " + MOST_DAYS
                            + " days, or 0 for tags that stay until somebody releases them.",
                    Map.of());
        }
    }

    /** When a tag of this last push can be moved again by itself. */
    public Optional<Instant> end(Instant taggedAt) {
        return days == 0 ? Optional.empty() : Optional.of(taggedAt.plus(Duration.ofDays(days)));
    }
}
