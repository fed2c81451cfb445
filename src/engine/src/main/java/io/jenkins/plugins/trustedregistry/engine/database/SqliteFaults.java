// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import io.jenkins.plugins.trustedregistry.engine.database.DatabaseException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in words what SQLite says in codes. */
record SqliteFaults(Path file) {
    /** Extended result codes add detail above the first byte. */
    private static final int PRIMARY = 0xff;

    /** The same for what can only be a fault of the file. */
    DatabaseException of(SQLException thrown) {
        return explain(thrown).orElseGet(() -> inaccessible(thrown));
    }

    /** The fault that lies behind this exception, or empty when it is not one of the file but, say, of a statement. */
    Optional<DatabaseException> explain(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException fault) {
                return explain(fault, thrown);
            }
        }
        return Optional.empty();
    }

    private Optional<DatabaseException> explain(SQLiteException fault, Throwable thrown) {
        return switch (SQLiteErrorCode.getErrorCode(fault.getResultCode().code & PRIMARY)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> Optional.of(locked(thrown));
            case SQLITE_FULL -> Optional.of(full(thrown));
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_IOERR ->
                Optional.of(inaccessible(thrown));
            case SQLITE_NOTADB -> Optional.of(foreign(thrown));
            case SQLITE_CORRUPT -> Optional.of(damaged(thrown));
            default -> Optional.empty();
        };
    }

    private DatabaseException locked(Throwable cause) {
        return says(
                Reason.LOCKED,
                "is locked by another process. Stop the other registry or tool that uses it, then try again.",
                cause);
    }

    private DatabaseException full(Throwable cause) {
        return says(Reason.FULL, "can't grow because the disk is full. Free some space on it.", cause);
    }

    DatabaseException inaccessible(Throwable cause) {
        return says(
                Reason.INACCESSIBLE,
                "can't be read or written. Check that its folder exists, that the registry's user may write to the folder and to"
                        + " every file in it, and that the disk is sound.",
                cause);
    }

    private DatabaseException foreign(Throwable cause) {
        return says(Reason.FOREIGN, "is not a database. Move the file away, or name another home folder.", cause);
    }

    DatabaseException damaged(Throwable cause) {
        return says(Reason.DAMAGED, "is damaged. Stop the registry and restore the file from a backup.", cause);
    }

    DatabaseException says(Reason reason, String what, Throwable cause) {
        return new DatabaseException(reason, "The metadata database " + file + " " + what, cause);
    }

    DatabaseException says(Reason reason, String what) {
        return new DatabaseException(reason, "The metadata database " + file + " " + what);
    }
}
