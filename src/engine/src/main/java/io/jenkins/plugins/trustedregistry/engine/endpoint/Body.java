// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** What a reply carries. Its length, where known, becomes Content-Length, also in the answer to HEAD. */
public sealed interface Body {

    /** Nothing; Content-Length 0 unless the reply names another (HEAD of something that has one). */
    record Empty() implements Body {}

    /** Bytes in memory. The array must not be changed. */
    @SuppressWarnings("ArrayRecordComponent") // handed to the listener as it is; a copy per reply would be waste
    record Bytes(byte[] content) implements Body {}

    /** A part of a file, sent without passing through the heap where the host can. */
    record FilePart(Path file, long offset, long length) implements Body {}

    /** A stream of known length, opened only when the body is sent (not for HEAD) and closed by whoever sends it. */
    record Stream(Opener opener, long length) implements Body {}

    /** Text or JSON of unknown length, written as it is made. */
    record Written(Writer writer) implements Body {}

    /** Opens the stream to send. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /** Writes the body; does not close the stream. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }
}
