// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

/** What can be done with a repository. */
public enum RepositoryAction {
    /** See and pull. */
    PULL("pull"),
    PUSH("push"),
    SCAN("start a scan"),
    /** Delete tags and manifests. */
    DELETE_IMAGE("delete images"),
    /** Description, visibility, scan mode, gates. */
    CONFIGURE("change its settings"),
    /** Grants of teams. */
    GRANT("manage its grants"),
    DELETE_REPOSITORY("delete it");

    private final String verb;

    RepositoryAction(String verb) {
        this.verb = verb;
    }

    /** How sentences name it, behind "may" and "to". */
    public String verb() {
        return verb;
    }
}
