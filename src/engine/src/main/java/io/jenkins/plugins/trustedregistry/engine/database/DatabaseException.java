// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

/** The metadata database can't be used, for a reason its administrator can act on. The message is a sentence with a next step. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    DatabaseException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    DatabaseException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why the database can't be used. */
    public enum Reason {
        /** Another process holds it. */
        LOCKED,
        /** The disk is full. */
        FULL,
        /** The file or its folder can't be read or written. */
        INACCESSIBLE,
        /** The file is something else. */
        FOREIGN,
        /** A newer version of the registry wrote it. */
        NEWER,
        /** It is inconsistent, or its tables are not those of this version. */
        DAMAGED
    }
}
