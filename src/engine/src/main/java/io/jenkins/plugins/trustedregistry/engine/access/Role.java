// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a team may do on a repository; each role may do everything the one before may. */
public enum Role {
    READ_ONLY(EnumSet.of(RepositoryAction.PULL)),
    READ_WRITE(EnumSet.of(
            RepositoryAction.PULL, RepositoryAction.PUSH, RepositoryAction.SCAN, RepositoryAction.DELETE_IMAGE)),
    ADMIN(EnumSet.allOf(RepositoryAction.class));

    private final Set<RepositoryAction> actions;

    Role(Set<RepositoryAction> actions) {
        this.actions = actions;
    }

    /** Parses {@code read-only}, {@code read-write} or {@code admin}. */
    public static Role parse(String text) {
        for (Role role : values()) {
            if (role.toString().equals(text)) {
                return role;
            }
        }
        throw new RegistryException(
                ErrorCode.NAME_INVALID,
                "The right '" + Shown.of(text) + "' is not known: use read-only, read-write or admin.");
    }

    public boolean allows(RepositoryAction action) {
        return actions.contains(action);
    }

    /** The lowest role that allows the action. */
    public static Role needed(RepositoryAction action) {
        for (Role role : values()) {
            if (role.allows(action)) {
                return role;
            }
        }
        throw new IllegalStateException("No role allows " + action);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
