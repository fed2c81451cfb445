// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;

/** In what capacity somebody comes to a repository, a namespace or the registry: the columns of the table of rights. */
public enum Capacity {
    ANONYMOUS("anonymous"),
    ANY_USER("any user"),
    /** In some team of the organization, whatever the team may do. */
    TEAM_MEMBER("team member"),
    READ_ONLY("read-only"),
    READ_WRITE("read-write"),
    ADMIN("admin"),
    NAMESPACE_OWNER("namespace owner"),
    ORGANIZATION_OWNER("organization owner"),
    REGISTRY_ADMIN("registry admin");

    private final String title;

    Capacity(String title) {
        this.title = title;
    }

    /** That of a team which was granted this role. */
    public static Capacity of(Role role) {
        return switch (role) {
            case READ_ONLY -> READ_ONLY;
            case READ_WRITE -> READ_WRITE;
            case ADMIN -> ADMIN;
        };
    }

    @Override
    public String toString() {
        return title;
    }
}
