// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Writes streams to the end of a file in large pieces and hashes what was written. After a failure the hash covers every byte
 * that was certainly written; what the file has beyond that is to be cut off.
 */
final class Intake {
    /** Large enough to make system calls rare, small enough to stay in a processor's cache and for many clients at once. */
    static final int BUFFER = 128 * 1024;

    private final FileChannel file;
    private final Path folder;
    private final RunningHash hash;
    private final byte[] buffer = new byte[BUFFER];

    /** The folder is for the message when its disk is full. */
    Intake(FileChannel file, Path folder, RunningHash hash) {
        this.file = file;
        this.folder = folder;
        this.hash = hash;
    }

    /** Takes the stream to its end. When it breaks, everything that came before is written. */
    void takeAll(InputStream content) throws IOException {
        int taken = BUFFER;
        while (taken == BUFFER) {
            taken = take(content, BUFFER);
        }
    }

    /** Takes so many bytes; false when the stream has fewer or more. */
    boolean takeExactly(InputStream content, long length) throws IOException {
        long left = length;
        while (left > 0) {
            int wanted = (int) Math.min(left, BUFFER);
            if (take(content, wanted) < wanted) {
                return false;
            }
            left -= wanted;
        }
        return content.read() < 0;
    }

    /** Takes the next bytes; fewer than wanted only at the stream's end. */
    private int take(InputStream content, int wanted) throws IOException {
        int filled = 0;
        try {
            while (filled < wanted) {
                int read = content.read(buffer, filled, wanted - filled);
                if (read < 0) {
                    break;
                }
                filled += read;
            }
        } finally {
            write(filled);
        }
        return filled;
    }

    private void write(int count) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, count);
        try {
            while (rest.hasRemaining()) {
                int from = rest.position();
                int written = file.write(rest, hash.length());
                hash.update(buffer, from, written);
            }
        } catch (IOException e) {
            throw FullDisk.recognised(e, folder);
        }
    }
}
