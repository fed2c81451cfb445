// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Turns replies into servlet responses. */
final class ReplyWriting {

    private ReplyWriting() {}

    /** @param root where the registry's own addresses begin, below this Jenkins */
    static void write(Reply reply, String method, String root, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        for (Map.Entry<String, String> header : reply.headers()) {
            boolean address = header.getKey().equalsIgnoreCase("Location")
                    && header.getValue().startsWith("/");
            response.addHeader(header.getKey(), address ? root + header.getValue() : header.getValue());
        }
        // Answers are about one person at one moment; nothing between here and the browser may keep them. Files say so
        // themselves.
        if (reply.headers().stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Cache-Control"))) {
            response.setHeader("Cache-Control", "no-store");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!method.equals("HEAD") && reply.status() != 204 && reply.status() != 304) {
            write(reply.body(), response);
        }
    }

    private static void write(Body body, HttpServletResponse response) throws IOException {
        OutputStream out = response.getOutputStream();
        if (body instanceof Body.Bytes bytes) {
            response.setContentLength(bytes.content().length);
            out.write(bytes.content());
        } else if (body instanceof Body.FilePart part) {
            response.setContentLengthLong(part.length());
            copy(part, out);
        } else if (body instanceof Body.Stream stream) {
            response.setContentLengthLong(stream.length());
            try (InputStream in = stream.opener().open()) {
                in.transferTo(out);
            }
        } else if (body instanceof Body.Written written) {
            written.writer().writeTo(out);
        }
    }

    private static void copy(Body.FilePart part, OutputStream out) throws IOException {
        try (FileChannel file = FileChannel.open(part.file(), StandardOpenOption.READ)) {
            long sent = 0;
            while (sent < part.length()) {
                long more = file.transferTo(part.offset() + sent, part.length() - sent, Channels.newChannel(out));
                if (more <= 0) {
                    throw new EOFException("The file " + part.file() + " is shorter than what was to be sent");
                }
                sent += more;
            }
        }
    }
}
