// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

/**
 * A password as it is kept: {@link MirrorPasswords} alone can open it, and only for the mirror it was sealed for.
 *
 * @param text what stands in the table
 */
public record SealedPassword(String text) {

    @Override
    public String toString() {
        return "SealedPassword";
    }
}
