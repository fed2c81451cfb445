// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Locale;

/**
 * What a team may have on a repository, from the least to the most; each includes the one before. Which actions a role allows
 * stands in the table of rights, package access.
 */
public enum Role {
    READ_ONLY,
    READ_WRITE,
    ADMIN;

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

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
