// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;

/**
 * A mirror looked at a tag.
 *
 * @param id orders the copies of a mirror; 0 before it is kept
 * @param tag at the source
 * @param digest of the image under it; empty when that was not learned
 * @param targetTag what the tag is, or would be, called at the target, where it came to that
 * @param sentence a line for people
 */
public record Copy(
        long id,
        Tag tag,
        Optional<Digest> digest,
        Instant at,
        MirrorOutcome outcome,
        Optional<Tag> targetTag,
        String sentence) {

    boolean endedAs(Copy other) {
        return digest.equals(other.digest) && outcome == other.outcome && sentence.equals(other.sentence);
    }
}
