// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

/** A bound of a range. */
public record OsvEvent(Kind kind, String version) {
    /** As an introduction: before every version. */
    static final String BEGINNING = "0";

    boolean isBeginning() {
        return kind == Kind.INTRODUCED && version.equals(BEGINNING);
    }

    /** What happens at a version. */
    public enum Kind {
        INTRODUCED,
        FIXED,
        LAST_AFFECTED,
        LIMIT
    }
}
