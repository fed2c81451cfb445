// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import java.io.IOException;

/** A backup can't be made or used. The message is a sentence with a next step. */
public final class BackupException extends IOException {
    private static final long serialVersionUID = 1L;

    public BackupException(String sentence) {
        super(sentence);
    }

    public BackupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The archive's bytes are not what its maker wrote. */
    public static BackupException damaged(String what) {
        return new BackupException("The backup is damaged: " + what + " Use another copy of it, or an older backup.");
    }
}
