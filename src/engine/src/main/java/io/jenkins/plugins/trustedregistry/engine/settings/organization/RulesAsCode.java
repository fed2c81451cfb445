// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.organization;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;

/**
 * Rules that organizations and repositories have and that somebody else keeps: brings them in line with the settings, inside the
 * transaction that does so with all else, and writes them down. What the settings don't name stays.
 */
public interface RulesAsCode {

    default void apply(OrganizationSettings wanted) {}

    default void apply(Repository repository, RepositorySettings wanted) {}

    /** The settings with the rules there are. */
    default OrganizationSettings export(OrganizationSettings organization) {
        return organization;
    }

    /** The settings with the rules there are. */
    default RepositorySettings export(Repository repository, RepositorySettings settings) {
        return settings;
    }
}
