// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http.connection;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** A part of a file on its way to a connection, and the buffer that stands for it where only buffers are known. */
final class FilePiece {
    /** The most that one piece can be. */
    static final int MOST = 1024 * 1024;

    /** Nobody reads it; every piece has a view of its own, whose position says how much of the file was sent. */
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(MOST).asReadOnlyBuffer();

    private final FileChannel file;
    private final long offset;
    private final int length;
    private final ByteBuffer standIn;
    private int sent;

    FilePiece(FileChannel file, long offset, int length) {
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.standIn = ZEROS.duplicate().limit(length);
    }

    ByteBuffer standIn() {
        return standIn;
    }

    /** Where the stand-in is among these buffers; negative when it is not. */
    @SuppressWarnings("ReferenceEquality") // another buffer may have the same bytes
    int indexIn(ByteBuffer[] buffers) {
        for (int i = 0; i < buffers.length; i++) {
            if (buffers[i] == standIn) {
                return i;
            }
        }
        return -1;
    }

    /** Sends as much as the channel takes now; how much that was. */
    long sendTo(WritableByteChannel channel) throws IOException {
        if (isSent()) {
            return 0;
        }
        long count = file.transferTo(offset + sent, length - sent, channel);
        if (count == 0 && file.size() < offset + length) {
            throw new EOFException("The file was cut short while it was sent");
        }
        sent += (int) count;
        standIn.position(sent);
        return count;
    }

    /** Whether all of the file's part, and not of the stand-in, went out. */
    boolean isSent() {
        return sent == length;
    }
}
