// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

/** An answer that explains itself. The reason is a whole sentence that may be shown to whoever asked. */
public sealed interface Decision {

    String reason();

    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** It may; the reason names the right that allowed it. */
    record Allowed(String reason) implements Decision {}

    /**
     * It may not; the reason names the missing right and who can grant it.
     *
     * @param visible whether whoever asked may know that the thing exists; when not, the answer must be that of a missing one
     */
    record Refused(String reason, boolean visible) implements Decision {}
}
