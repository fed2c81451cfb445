// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;

/**
 * A rule looked at a tag.
 *
 * @param id orders the evaluations of a rule; 0 before it is kept
 * @param cause what made it: a trigger, or who
 * @param reason sentences
 * @param targetTag what the tag is, or would be, called in the target, where it came to that
 */
public record Evaluation(
        long id,
        Tag tag,
        Digest digest,
        Instant at,
        String cause,
        Outcome outcome,
        String reason,
        Optional<Tag> targetTag) {}
