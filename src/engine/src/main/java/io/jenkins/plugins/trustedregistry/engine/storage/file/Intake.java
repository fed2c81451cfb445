// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.storage.verification.RunningHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Writes streams to the end of a file in large pieces and hashes what was written, each piece while the next one comes. After a
 * failure the hash covers every byte that was certainly written; what the file has beyond that is to be cut off.
 */
final class Intake {
    /** Large enough to make system calls rare, small enough to stay in a processor's cache and for many clients at once. */
    static final int BUFFER = RunningHash.BUFFER;

    private final FileChannel file;
    private final Path folder;
    private final SpareThreads threads;
    private final HashingAside hashing;
    private final EarlySync syncing;
    private long position;
    private byte[] filling = new byte[BUFFER];
    private byte[] hashed = new byte[0];

    /** The folder is for the message when its disk is full. */
    Intake(FileChannel file, Path folder, RunningHash hash, SpareThreads threads) {
        this.file = file;
        this.folder = folder;
        this.threads = threads;
        this.hashing = new HashingAside(hash, threads);
        this.syncing = new EarlySync(file, threads);
        this.position = hash.length();
    }

    /**
     * Takes the stream to its end. When it breaks, everything that came before is written.
     *
     * @throws UnsyncedException when nothing of the file can be relied on any more
     */
    void takeAll(InputStream content) throws IOException {
        Runnable leave = threads.enter();
        try {
            int taken = BUFFER;
            while (taken == BUFFER) {
                taken = take(content, BUFFER);
            }
        } finally {
            leave.run();
            settle();
        }
    }

    /**
     * Takes so many bytes; false when the stream has fewer or more.
     *
     * @throws UnsyncedException when nothing of the file can be relied on any more
     */
    boolean takeExactly(InputStream content, long length) throws IOException {
        Runnable leave = threads.enter();
        try {
            long left = length;
            while (left > 0) {
                int wanted = (int) Math.min(left, BUFFER);
                if (take(content, wanted) < wanted) {
                    return false;
                }
                left -= wanted;
            }
            return content.read() < 0;
        } finally {
            leave.run();
            settle();
        }
    }

    private void settle() throws UnsyncedException {
        hashing.settle();
        syncing.settle();
    }

    /** Takes the next bytes; fewer than wanted only at the stream's end. */
    private int take(InputStream content, int wanted) throws IOException {
        int filled = 0;
        try {
            while (filled < wanted) {
                int read = content.read(filling, filled, wanted - filled);
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
        ByteBuffer rest = ByteBuffer.wrap(filling, 0, count);
        try {
            while (rest.hasRemaining()) {
                position += file.write(rest, position);
            }
        } catch (IOException e) {
            throw FullDisk.recognised(e, folder);
        } finally {
            if (hashing.take(filling, rest.position())) {
                turnOver();
            }
            syncing.written(rest.position());
        }
    }

    /** What is being hashed stays as it is; the buffer before it is free again. */
    private void turnOver() {
        byte[] free = hashed.length == 0 ? new byte[BUFFER] : hashed;
        hashed = filling;
        filling = free;
    }
}
