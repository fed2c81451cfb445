// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

/** What can be done with an organization or a personal namespace. */
public enum NamespaceAction {
    /** See the organization with its teams and members. */
    VIEW("see its teams and members"),
    CREATE_REPOSITORY("create repositories"),
    /** Teams, their members and robots, owners, description, create-on-push. */
    MANAGE("manage it");

    private final String verb;

    NamespaceAction(String verb) {
        this.verb = verb;
    }

    /** How sentences name it, behind "may" and "to". */
    public String verb() {
        return verb;
    }
}
