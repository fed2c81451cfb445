// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;

/** Content for uploads: reproducible bytes, and streams that misbehave. */
public final class Contents {
    private Contents() {}

    /** The same bytes for the same seed and length. */
    public static byte[] bytes(long seed, int length) {
        byte[] content = new byte[length];
        new Random(seed).nextBytes(content);
        return content;
    }

    public static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    public static InputStream stream(byte[] content, int from, int to) {
        return new ByteArrayInputStream(Arrays.copyOfRange(content, from, to));
    }

    /** A connection that breaks after these bytes. */
    public static InputStream tornAfter(byte[] content) {
        return then(content, () -> {
            throw new TornException();
        });
    }

    /** Gives the bytes, then runs the action in the reader's thread, then ends. */
    public static InputStream then(byte[] content, Action action) {
        InputStream end = new InputStream() {
            @Override
            public int read() throws IOException {
                action.run();
                return -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };
        return new SequenceInputStream(stream(content), end);
    }

    /** Gives one byte per read, as a slow client does. */
    public static InputStream trickling(byte[] content) {
        return new FilterInputStream(stream(content)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(1, length));
            }
        };
    }

    /** What happens in the middle of a stream. */
    @FunctionalInterface
    public interface Action {
        void run() throws IOException;
    }

    /** The client's connection broke. */
    public static final class TornException extends IOException {
        private static final long serialVersionUID = 1L;

        TornException() {
            super("connection reset by the test");
        }
    }
}
