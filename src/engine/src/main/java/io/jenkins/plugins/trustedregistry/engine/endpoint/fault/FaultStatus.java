// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.fault;

import io.jenkins.plugins.trustedregistry.engine.storage.StorageFullException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which status a fault of the server is answered with. */
public final class FaultStatus {
    private static final int STORAGE_FULL = 507;
    private static final int DEEPEST = 20;
    // How Linux, the BSDs, Windows and SQLite word it where no type tells.
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk", "SQLITE_FULL");

    private FaultStatus() {}

    /** 507 when somewhere below lies a full disk or a used-up quota, else 500. */
    public static int of(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof StorageFullException || saysFull(cause.getMessage())) {
                return STORAGE_FULL;
            }
            cause = cause.getCause();
        }
        return 500;
    }

    private static boolean saysFull(@Nullable String message) {
        return message != null && FULL.stream().anyMatch(message::contains);
    }
}
