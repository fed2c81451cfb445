// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several TLS records come with one read and go with one write; what arrives is the same, and as early. */
@Timeout(180)
class TlsRecordsTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("Registry CA");
    private static final int SIZE = 3_000_017;

    @TempDir
    private Path folder;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final byte[] content = new byte[SIZE];
    private Served served;

    @BeforeEach
    void fill() {
        new Random(7).nextBytes(content);
    }

    @AfterEach
    void stop() {
        if (served != null) {
            served.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aFileReachesAReaderWithLittleRoomAndTheConnectionGoesOn(String protocol) throws Exception {
        Path file = Files.write(folder.resolve("blob"), content);
        Endpoint blob = call -> Reply.of(200).with(new Body.FilePart(file, 0, SIZE));
        serve(route(Method.GET, "/t/blob", blob));
        try (SSLSocket socket = connect(protocol, new Socket())) {
            for (int i = 0; i < 3; i++) {
                send(socket, "GET /t/blob HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 200");
                assertThat(socket.getInputStream().readNBytes(SIZE)).isEqualTo(content);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whatWasWrittenArrivesBeforeThereIsMore(String protocol) throws Exception {
        int first = 100_001;
        serve(route(
                Method.GET,
                "/t/slow",
                call -> Reply.of(200).with(new Body.Written(out -> {
                    out.write(content, 0, first);
                    await();
                    out.write(content, first, SIZE - first);
                }))));
        try (SSLSocket socket = connect(protocol, new Socket())) {
            send(socket, "GET /t/slow HTTP/1.0\r\nHost: localhost\r\n\r\n");
            head(socket.getInputStream());
            assertThat(socket.getInputStream().readNBytes(first)).isEqualTo(Arrays.copyOf(content, first));
            arrived.countDown();
            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(Arrays.copyOfRange(content, first, SIZE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 16_384, 40_000, 1_000_000})
    void anUploadOfPiecesOfAnySizeIsReadAsItWasSent(int piece) throws Exception {
        int size = piece == 1 ? 3_000 : SIZE;
        serve(digesting());
        try (SSLSocket socket = connect("TLSv1.3", new Socket())) {
            for (int i = 0; i < 2; i++) {
                assertThat(upload(socket, size, piece)).isEqualTo(digest(size));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void recordsThatComeInPartsArePutTogether(String protocol) throws Exception {
        serve(digesting());
        try (SSLSocket socket = connect(protocol, new Dribbling())) {
            assertThat(upload(socket, 500_000, 100_000)).isEqualTo(digest(500_000));
        }
    }

    /** Only TLS 1.3 has such: before, the end of one direction is that of both. */
    @ParameterizedTest
    @ValueSource(ints = {100, 300_000})
    void whoEndsWithTheRequestStillGetsTheAnswer(int size) throws Exception {
        serve(digesting());
        try (SSLSocket socket = connect("TLSv1.3", new Socket())) {
            put(socket, size, size);
            socket.shutdownOutput();
            assertThat(answer(socket)).isEqualTo(digest(size));
        }
    }

    private static Route digesting() {
        return route(
                Method.PUT,
                "/t/digest",
                call -> Reply.of(201)
                        .withText(
                                "text/plain",
                                Digest.of(call.body().readAllBytes()).toString()));
    }

    private void serve(Route route) throws IOException {
        served = Served.tls(Served.LOOPBACK, AUTHORITY.server("registry"), route);
    }

    private SSLSocket connect(String protocol, Socket below) throws IOException {
        below.setReceiveBufferSize(4096);
        below.setSoTimeout(60_000);
        below.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), served.listener().port()));
        SSLSocket socket =
                (SSLSocket) AUTHORITY.trusting().getSocketFactory().createSocket(below, "localhost", 0, true);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    private String digest(int size) {
        return Digest.of(Arrays.copyOf(content, size)).toString();
    }

    private String upload(SSLSocket socket, int size, int piece) throws IOException {
        put(socket, size, piece);
        return answer(socket);
    }

    private void put(SSLSocket socket, int size, int piece) throws IOException {
        send(socket, "PUT /t/digest HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size + "\r\n\r\n");
        for (int from = 0; from < size; from += piece) {
            socket.getOutputStream().write(content, from, Math.min(piece, size - from));
        }
        socket.getOutputStream().flush();
    }

    private static String answer(SSLSocket socket) throws IOException {
        String head = head(socket.getInputStream());
        assertThat(head).startsWith("HTTP/1.1 201");
        return new String(socket.getInputStream().readNBytes("sha256:".length() + 64), StandardCharsets.US_ASCII);
    }

    private static void send(SSLSocket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection ended in the head: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void await() throws IOException {
        try {
            if (!arrived.await(60, TimeUnit.SECONDS)) {
                throw new IOException("Nobody has read what was written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Its bytes come in pieces that end anywhere. */
    private static final class Dribbling extends Socket {
        private static final int PIECE = 7_001;

        @Override
        public OutputStream getOutputStream() throws IOException {
            setTcpNoDelay(true);
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    for (int from = 0; from < length; from += PIECE) {
                        out.write(bytes, offset + from, Math.min(PIECE, length - from));
                        out.flush();
                    }
                }
            };
        }
    }
}
