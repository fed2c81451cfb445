// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;

/**
 * The first part of repository names, and what stands behind it.
 *
 * @param createOnPush whether a push of its owner to a missing repository makes it
 */
public record Namespace(NamespaceName name, Kind kind, boolean createOnPush) {

    /** Whose it is. */
    public enum Kind {
        ORGANIZATION,
        /** A user's own; the user's name is the namespace's, perhaps with capital letters. */
        PERSONAL
    }
}
