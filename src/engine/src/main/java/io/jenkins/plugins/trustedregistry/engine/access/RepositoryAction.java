// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

/** What can be done with a repository (the rows of the table in docs/design, section "Names, people, rights"). */
public enum RepositoryAction {
    /** See and pull. */
    PULL,
    PUSH,
    /** Start a scan. */
    SCAN,
    /** Delete tags and manifests. */
    DELETE_IMAGE,
    /** Description, visibility, scan mode, gates. */
    CONFIGURE,
    /** Grants of teams. */
    GRANT,
    DELETE_REPOSITORY
}
