// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells failures to read an archive from failures to write what was read: the one is the backup's fault, the other ours. */
final class ArchiveStream extends FilterInputStream {
    ArchiveStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return super.read(into, offset, length);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static BackupException unreadable(IOException e) {
        if (e instanceof BackupException said) {
            return said;
        }
        return new BackupException(
                "The backup could not be read to its end: " + e.getMessage()
                        + ". Try again, or use another copy of it.",
                e);
    }
}
