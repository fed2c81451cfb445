// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.fault;

import io.jenkins.plugins.trustedregistry.engine.storage.StorageFullException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which status a fault of the server is answered with. */
public final class FaultStatus {
    /** There is no room for what was sent. */
    public static final int STORAGE_FULL = 507;
    /** What was needed is not to be had now, and may be in a moment: the same request is worth sending again. */
    public static final int UNAVAILABLE = 503;
    /** In seconds: when a client that was answered {@link #UNAVAILABLE} had better come back. */
    public static final String RETRY_AFTER = "5";

    private static final int DEEPEST = 20;
    // How Linux, the BSDs, Windows and SQLite word it where no type tells.
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk", "SQLITE_FULL");
    private static final List<String> LOCKED = List.of("[SQLITE_BUSY", "[SQLITE_LOCKED");
    // SQLSTATE of PostgreSQL. Class 08 are lost and refused connections.
    private static final String CONNECTION_LOST = "08";
    private static final String DISK_FULL = "53100";
    private static final Set<String> PASSING = Set.of(
            "40001", // serialization failure
            "40P01", // deadlock
            "53300", // too many connections
            "55P03", // lock not available
            "57P01", // shut down by its administrator
            "57P02", // shut down by a crash
            "57P03"); // starting

    private FaultStatus() {}

    /**
     * 507 when somewhere below lies a full disk or a used-up quota, 503 when there lies a database that is locked, overrun, restarting
     * or out of reach, else 500.
     */
    public static int of(Throwable fault) {
        if (below(fault, FaultStatus::isFull)) {
            return STORAGE_FULL;
        }
        return below(fault, FaultStatus::passes) ? UNAVAILABLE : 500;
    }

    private static boolean below(Throwable fault, Predicate<Throwable> what) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (what.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isFull(Throwable cause) {
        return cause instanceof StorageFullException
                || says(FULL, cause.getMessage())
                || DISK_FULL.equals(state(cause));
    }

    private static boolean passes(Throwable cause) {
        if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
            return true;
        }
        String state = state(cause);
        return PASSING.contains(state) || state.startsWith(CONNECTION_LOST) || says(LOCKED, cause.getMessage());
    }

    private static String state(Throwable cause) {
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null ? "" : state;
    }

    private static boolean says(List<String> words, @Nullable String message) {
        return message != null && words.stream().anyMatch(message::contains);
    }
}
