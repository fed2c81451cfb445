// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** HTTP/1.1 byte for byte, for what no well-behaved client sends. */
final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    /** A response as it came. */
    record Response(int status, List<String> headers, String body) {
        String header(String name) {
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .findFirst()
                    .orElse("");
        }
    }

    RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    static Response exchange(Served served, String request) throws IOException {
        try (RawConnection connection = new RawConnection(served.socket())) {
            return connection.send(request).response();
        }
    }

    /** A GET with this request target, whatever it is. */
    static Response get(Served served, String target) throws IOException {
        return exchange(served, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    /** The lines as they stand, each ended, and an empty one behind the last. */
    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    Socket socket() {
        return socket;
    }

    /** One response with a Content-Length, or none; chunked bodies are not read. */
    Response response() throws IOException {
        String status = line();
        if (status == null) {
            throw new IOException("The connection was closed without a response");
        }
        List<String> headers = new ArrayList<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        Response head = new Response(Integer.parseInt(status.split(" ")[1]), headers, "");
        String length = head.header("Content-Length");
        int size = length.isEmpty() ? 0 : Integer.parseInt(length);
        return new Response(head.status(), headers, new String(in.readNBytes(size), StandardCharsets.UTF_8));
    }

    /** Whether the other side has ended the connection; waits for it or for a byte. */
    boolean isClosedByPeer() throws IOException {
        return in.read() < 0;
    }

    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
