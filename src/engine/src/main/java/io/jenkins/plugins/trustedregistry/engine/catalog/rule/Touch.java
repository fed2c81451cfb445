// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

/** What an immutable tag stands in the way of, and what can be done instead. */
public enum Touch {
    /** The tag would get another image by a push or a copy, so another tag does as well. */
    PUSH("Use another tag, or ask an admin of the repository to release this one."),
    /** The tag would get another image of its own past. */
    ROLLBACK("Ask an admin of the repository to release the tag first."),
    /** The tag would go, or what it needs. */
    DELETE("Leave it until then, or ask an admin of the repository to release the tag first.");

    private final String next;

    Touch(String next) {
        this.next = next;
    }

    /** @param ends whether the tag is let go by itself one day */
    String next(boolean ends) {
        return this == DELETE && !ends ? ROLLBACK.next : next;
    }
}
