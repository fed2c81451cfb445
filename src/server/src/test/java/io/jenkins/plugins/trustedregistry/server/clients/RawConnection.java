// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP/1.1 over a plain socket, byte for byte: for what no well-behaved client sends, and for what must be fast. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 120_000;
    private static final int BUFFER = 256 * 1024;

    private final Socket socket;
    private final InputStream in;

    /** An answer without its body, and the body once it was read. */
    record Answer(int status, List<String> headers, String body) {
        Answer {
            headers = List.copyOf(headers);
        }

        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }

        long length() {
            return header("Content-Length").map(Long::parseLong).orElse(0L);
        }
    }

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    static RawConnection to(RunningServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new RawConnection(socket);
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    InputStream input() {
        return in;
    }

    /** Status and headers; the body stays to be read. */
    Answer head() throws IOException {
        String status = line();
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        return new Answer(Integer.parseInt(status.split(" ")[1]), headers, "");
    }

    /** A whole answer; only its Content-Length says how long the body is. */
    Answer answer() throws IOException {
        Answer head = head();
        byte[] body = in.readNBytes((int) head.length());
        return new Answer(head.status(), head.headers(), new String(body, StandardCharsets.UTF_8));
    }

    /**
     * Sends a request, whatever it is, says that nothing follows, and gives all answers until the other side ends the connection. A
     * server that has heard enough may end it while the request is still being sent.
     */
    List<Answer> exchange(byte[] request) throws IOException {
        try {
            send(request);
            socket.shutdownOutput();
        } catch (SocketException e) {
            // what it has answered can still be read
        }
        List<Answer> answers = new ArrayList<>();
        while (true) {
            in.mark(1);
            if (in.read() < 0) {
                return answers;
            }
            in.reset();
            answers.add(answer());
        }
    }

    /** Waits until the other side ends the connection. */
    boolean isEnded() throws IOException {
        return in.read() < 0;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The connection ended after '" + line + "'");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Cuts the connection without a goodbye: the other side sees a reset. */
    void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
