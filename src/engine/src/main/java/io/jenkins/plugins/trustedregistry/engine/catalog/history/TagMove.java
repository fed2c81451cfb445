// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.history;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;

/**
 * A tag went from one manifest to another.
 *
 * @param id orders the movements of a tag
 * @param from empty: the tag was not there before
 * @param to empty: the tag was deleted
 * @param origin where it was copied from, {@code repository:tag}; empty for anything but a promotion
 * @param restorable whether the manifest it went to is still there, or in the trash; false for a deletion
 */
public record TagMove(
        long id,
        Tag tag,
        Optional<Digest> from,
        Optional<Digest> to,
        Instant movedAt,
        String movedBy,
        How how,
        Optional<String> origin,
        boolean restorable) {

    /** What moved it. */
    public enum How {
        PUSH,
        DELETE,
        RESTORE,
        ROLLBACK,
        /** Copied from another repository. */
        PROMOTION
    }
}
