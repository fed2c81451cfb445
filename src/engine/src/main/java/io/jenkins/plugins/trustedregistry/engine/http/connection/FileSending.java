// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http.connection;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/** Sends a part of a file piece by piece over a connection that leaves the bytes to the kernel. Closes the file in the end. */
public final class FileSending extends IteratingCallback {
    private static final int LEAST = 256 * 1024;

    private final FileSendingEndPoint connection;
    private final Response response;
    private final FileChannel file;
    private final Callback done;
    private final long end;
    private long position;
    private @Nullable FilePiece current;

    public FileSending(
            ConnectionMetaData connection, Response response, FileChannel file, Body.FilePart part, Callback done) {
        this.connection = (FileSendingEndPoint) connection.getConnection().getEndPoint();
        this.response = response;
        this.file = file;
        this.position = part.offset();
        this.end = part.offset() + part.length();
        this.done = done;
    }

    /** Whether this connection can, and a part of this length is worth it. In HTTP/2 a file's bytes lie between others. */
    public static boolean suits(ConnectionMetaData connection, long length) {
        return length >= LEAST
                && connection.getHttpVersion().getVersion() <= HttpVersion.HTTP_1_1.getVersion()
                && connection.getConnection().getEndPoint() instanceof FileSendingEndPoint;
    }

    @Override
    protected Action process() throws IOException {
        FilePiece sent = current;
        if (sent != null && !sent.isSent()) {
            // Can't be, with the Jetty this was written for: better a broken answer than wrong bytes that look whole.
            throw new IOException("The connection sent something else than the file");
        }
        if (position == end) {
            return Action.SUCCEEDED;
        }
        FilePiece next = new FilePiece(file, position, (int) Math.min(FilePiece.MOST, end - position));
        current = next;
        position += next.standIn().remaining();
        connection.expect(next);
        response.write(position == end, next.standIn(), this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        IO.close(file);
        done.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        IO.close(file);
        done.failed(cause);
    }
}
