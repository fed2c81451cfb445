// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files over a connection without TLS: the kernel sends them, and what arrives is the file and nothing else. */
class FileSendingTest {
    /** The most that goes out at once. */
    private static final int PIECE = 1024 * 1024;

    private static final int SIZE = 5 * PIECE + 4321;

    @TempDir
    private Path folder;

    private byte[] content;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        content = new byte[SIZE];
        new Random(7).nextBytes(content);
        file = Files.write(folder.resolve("blob"), content);
    }

    @Test
    void sendsAllOfIt() throws Exception {
        try (Served served = Served.plain(part(0, SIZE))) {
            HttpResponse<byte[]> response = HttpClient.newHttpClient()
                    .send(served.request("/t/blob").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.headers().firstValue("Content-Length")).contains(String.valueOf(SIZE));
            assertThat(response.body()).isEqualTo(content);
        }
    }

    @Test
    void sendsTheAskedPart() throws Exception {
        try (Served served = Served.plain(part(777, 3 * PIECE))) {
            HttpResponse<byte[]> response = HttpClient.newHttpClient()
                    .send(served.request("/t/blob").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.body()).isEqualTo(Arrays.copyOfRange(content, 777, 777 + 3 * PIECE));
        }
    }

    @Test
    void sendsToAReaderWithLittleRoomAndTakesTheNextRequestOnTheSameConnection() throws Exception {
        try (Served served = Served.plain(part(0, SIZE));
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), served.listener().port()));
            String get = "GET /t/blob HTTP/1.1\r\nHost: localhost\r\n\r\n";
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write(get.getBytes(StandardCharsets.US_ASCII));
                assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 200");
                assertThat(socket.getInputStream().readNBytes(SIZE)).isEqualTo(content);
            }
        }
    }

    @Test
    void aFileThatIsCutShortMeanwhileBreaksTheAnswerAndIsNotFilledUp() throws Exception {
        try (Served served = Served.plain(part(0, SIZE));
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), served.listener().port()));
            socket.getOutputStream()
                    .write("GET /t/blob HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            head(socket.getInputStream());
            int cut = SIZE - PIECE / 2;
            try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
                open.truncate(cut);
            }
            byte[] arrived = untilTheEnd(socket.getInputStream());
            assertThat(arrived.length).isLessThanOrEqualTo(cut);
            assertThat(arrived).isEqualTo(Arrays.copyOf(content, arrived.length));
        }
    }

    private Route part(long offset, long length) {
        Endpoint endpoint = call -> Reply.of(200).with(new Body.FilePart(file, offset, length));
        return route(Method.GET, "/t/blob", endpoint);
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

    private static byte[] untilTheEnd(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketException e) {
            // reset: the answer broke
        }
        return all.toByteArray();
    }
}
