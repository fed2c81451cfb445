// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.http.connection.FileSending;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends replies. Files and streams go out piece by piece through pooled buffers outside of the heap, and while the client is
 * slow no thread waits for it; only a {@link Body.Written} keeps its thread.
 */
final class ReplySender {
    private static final int WRITE_BUFFER = 32 * 1024;
    /** From so many bodies on that are being sent at once, each gets a small buffer: its client may be slow, and hold it. */
    private static final int MANY = 256;

    private final ByteBufferPool.Sized large;
    private final ByteBufferPool.Sized small;
    private final UsualHeaders usual;
    private final AtomicInteger sending = new AtomicInteger();

    /**
     * @param large buffers to send files and streams through
     * @param small the same while very many are being sent
     */
    ReplySender(ByteBufferPool.Sized large, ByteBufferPool.Sized small, UsualHeaders usual) {
        this.large = large;
        this.small = small;
        this.usual = usual;
    }

    /**
     * Starts to send.
     *
     * @param done called when all is sent, or when sending failed
     * @throws IOException when the body can't be had at all; nothing was sent, done was not called, and another reply can be sent
     */
    void send(Reply reply, Request request, Response response, Callback done) throws IOException {
        boolean bodiless = HttpMethod.HEAD.is(request.getMethod()) || HttpStatus.hasNoBody(reply.status());
        Body body = reply.body();
        if (bodiless || body instanceof Body.Empty) {
            head(reply, response);
            response.write(true, null, done);
        } else if (body instanceof Body.Bytes bytes) {
            head(reply, response);
            response.write(true, ByteBuffer.wrap(bytes.content()), done);
        } else if (body instanceof Body.FilePart part) {
            FileChannel file = open(part);
            head(reply, response);
            sendFile(file, part, request, response, done);
        } else if (body instanceof Body.Stream stream) {
            Content.Source source =
                    Content.Source.from(buffers(), stream.opener().open(), 0, stream.length());
            head(reply, response);
            copy(source, response, done);
        } else if (body instanceof Body.Written written) {
            head(reply, response);
            write(written, response, done);
        }
    }

    private static FileChannel open(Body.FilePart part) throws IOException {
        FileChannel file = FileChannel.open(part.file(), StandardOpenOption.READ);
        if (file.size() < part.offset() + part.length()) {
            file.close();
            throw new IOException("The file " + part.file() + " is shorter than the part of it that was to be sent");
        }
        return file;
    }

    private void sendFile(FileChannel file, Body.FilePart part, Request request, Response response, Callback done) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        if (FileSending.suits(connection, part.length())) {
            new FileSending(connection, response, file, part, done).iterate();
        } else {
            copy(Content.Source.from(buffers(), file, part.offset(), part.length()), response, done);
        }
    }

    private ByteBufferPool.Sized buffers() {
        return sending.get() < MANY ? large : small;
    }

    private void copy(Content.Source source, Response response, Callback done) {
        sending.incrementAndGet();
        Content.copy(source, response, Callback.from(sending::decrementAndGet, done));
    }

    private void head(Reply reply, Response response) {
        response.setStatus(reply.status());
        HttpFields.Mutable headers = response.getHeaders();
        for (Map.Entry<String, String> header : reply.headers()) {
            headers.add(header.getKey(), header.getValue());
        }
        usual.addTo(headers);
        if (!HttpStatus.hasNoBody(reply.status())) {
            length(reply.body(), headers);
        }
    }

    private static void length(Body body, HttpFields.Mutable headers) {
        if (body instanceof Body.Bytes bytes) {
            headers.put(HttpHeader.CONTENT_LENGTH, bytes.content().length);
        } else if (body instanceof Body.FilePart part) {
            headers.put(HttpHeader.CONTENT_LENGTH, part.length());
        } else if (body instanceof Body.Stream stream) {
            headers.put(HttpHeader.CONTENT_LENGTH, stream.length());
        } else if (body instanceof Body.Empty && !headers.contains(HttpHeader.CONTENT_LENGTH)) {
            headers.put(HttpHeader.CONTENT_LENGTH, 0);
        }
    }

    private static void write(Body.Written written, Response response, Callback done) throws IOException {
        try {
            // Not closed when the writer fails: that would end a truncated body as if it were whole.
            OutputStream out = new BufferedOutputStream(Content.Sink.asOutputStream(response), WRITE_BUFFER);
            written.writer().writeTo(out);
            out.close();
        } catch (IOException | RuntimeException | Error e) {
            if (!response.isCommitted()) {
                response.reset();
                throw new IOException("The body could not be written", e);
            }
            done.failed(e);
            return;
        }
        done.succeeded();
    }
}
