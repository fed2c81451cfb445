// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

/** What can be done with an organization or a personal namespace. */
public enum NamespaceAction {
    /** See the organization with its teams and members. */
    VIEW,
    CREATE_REPOSITORY,
    /** Teams, their members and robots, owners, description, create-on-push. */
    MANAGE
}
