// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that take a connection and then say nothing more. */
class StalledConnectionTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotCome() throws Exception {
        try (HttpTransport transport = transport(Duration.ofMillis(200))) {
            assertThatThrownBy(() -> transport.send(request()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Nothing moved");
        }
    }

    @Test
    void givesUpOnABodyThatStopsInTheMiddle() throws Exception {
        Future<Socket> accepted = threads.submit(half());
        try (HttpTransport transport = transport(Duration.ofMillis(500));
                Answer answer = transport.send(request())) {
            assertThatThrownBy(() -> answer.bytes(1000)).isInstanceOf(IOException.class);
        }
        accepted.get().close();
    }

    @Test
    void anInterruptEndsItAtOnce() throws Exception {
        try (HttpTransport transport = transport(Duration.ofHours(1))) {
            Future<Answer> waiting = threads.submit(() -> transport.send(request()));
            server.accept().getInputStream().read(); // the request is on its way

            threads.shutdownNow();

            assertThatThrownBy(waiting::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
    }

    /** Answers with half of what it announces. */
    private Callable<Socket> half() {
        return () -> {
            Socket socket = server.accept();
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it".getBytes(US_ASCII));
            socket.getOutputStream().flush();
            return socket;
        };
    }

    private static HttpTransport transport(Duration patience) throws Exception {
        return new HttpTransport(Trusted.with(""), Proxies.none(), patience);
    }

    private Request request() {
        return Request.of("GET", URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v2/"));
    }
}
