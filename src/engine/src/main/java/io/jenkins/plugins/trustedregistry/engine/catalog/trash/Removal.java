// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import java.time.Instant;
import java.util.Optional;

/**
 * An order to delete something.
 *
 * @param by who, as lists show it
 * @param reason a text of whoever deletes; may be empty
 * @param until how long it can be restored; empty: it is removed for good, past the trash
 */
public record Removal(String by, Cause cause, String reason, Optional<Instant> until) {

    /** For good, for a reason that needs no telling. */
    public static Removal forGood(String by) {
        return new Removal(by, Cause.REQUEST, "", Optional.empty());
    }

    /** What made somebody or something delete. */
    public enum Cause {
        /** Somebody asked for it. */
        REQUEST,
        /** The rule for manifests without a tag. */
        UNTAGGED,
        /** A rule for tags that are not needed any more. */
        RETENTION
    }
}
