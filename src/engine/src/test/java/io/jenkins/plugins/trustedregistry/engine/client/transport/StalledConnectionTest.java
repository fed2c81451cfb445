// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
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
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                Socket silent = server.accept();
                StallGuard guard = new StallGuard(Duration.ofMillis(200));
                GuardedStream body = new GuardedStream(client.getInputStream(), guard)) {
            assertThat(silent.isConnected()).isTrue();

            assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        }
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

    private static HttpTransport transport(Duration patience) throws Exception {
        return new HttpTransport(Trusted.with(""), Proxies.none(), patience);
    }

    private Request request() {
        return Request.of("GET", URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v2/"));
    }
}
