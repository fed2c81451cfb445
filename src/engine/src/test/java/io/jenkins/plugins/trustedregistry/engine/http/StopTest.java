// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopTest {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Route waits = route(Method.GET, "/t/wait", waits());

    private Endpoint waits() {
        return call -> {
            entered.countDown();
            try {
                if (!released.await(60, TimeUnit.SECONDS)) {
                    throw new IOException("Nobody let go");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return Reply.of(200).withText("text/plain", "finished");
        };
    }

    @Test
    void letsRunningRequestsFinishAndTakesNoNewOnes() throws Exception {
        try (Served served = Served.plain(waits);
                RawConnection running = new RawConnection(served.socket())) {
            int port = served.listener().port();
            running.send("GET /t/wait HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> stopping = CompletableFuture.runAsync(served.listener()::stop);
            Waiting.until(() -> refuses(port));
            assertThat(stopping).isNotDone();

            released.countDown();
            RawConnection.Response response = running.response();
            assertThat(response.body()).isEqualTo("finished");
            stopping.get(30, TimeUnit.SECONDS);
            assertThat(running.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void letsADownloadFinish() throws Exception {
        long size = 64L * 1024 * 1024;
        Endpoint blob = call -> Reply.of(200).with(new Body.Stream(() -> new TlsTest.Zeros(size), size));
        try (Served served = Served.plain(route(Method.GET, "/t/blob", blob));
                RawConnection running = new RawConnection(served.socket())) {
            int port = served.listener().port();
            running.send("GET /t/blob HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(running.line()).isEqualTo("HTTP/1.1 200 OK");
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(served.listener()::stop);
            Waiting.until(() -> refuses(port));
            while (!running.line().isEmpty()) {
                // the rest of the headers
            }
            assertThat(running.socket().getInputStream().transferTo(java.io.OutputStream.nullOutputStream()))
                    .isEqualTo(size);
            stopping.get(30, TimeUnit.SECONDS);
        }
    }

    /** An idle connection is left after 250 ms; this one reads nothing for longer than that. */
    @Test
    void waitsForAClientThatReadsSlowly() throws Exception {
        long size = 64L * 1024 * 1024;
        Endpoint blob = call -> Reply.of(200).with(new Body.Stream(() -> new TlsTest.Zeros(size), size));
        try (Served served = Served.plain(route(Method.GET, "/t/blob", blob));
                RawConnection slow = new RawConnection(served.socket());
                RawConnection idle = new RawConnection(served.socket())) {
            int port = served.listener().port();
            assertThat(idle.send("GET /t/nothing HTTP/1.1\r\nHost: x\r\n\r\n")
                            .response()
                            .status())
                    .isEqualTo(404);
            slow.send("GET /t/blob HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(slow.line()).isEqualTo("HTTP/1.1 200 OK");
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(served.listener()::stop);
            Waiting.until(() -> refuses(port));
            long from = System.nanoTime();
            assertThat(idle.isClosedByPeer()).isTrue();
            Waiting.until(() -> System.nanoTime() - from > TimeUnit.SECONDS.toNanos(1));
            while (!slow.line().isEmpty()) {
                // the rest of the headers
            }
            assertThat(slow.socket().getInputStream().transferTo(java.io.OutputStream.nullOutputStream()))
                    .isEqualTo(size);
            stopping.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void cutsOffWhatDoesNotFinishInTime() throws Exception {
        ListenerLimits usual = ListenerLimits.DEFAULTS;
        ListenerLimits hasty = new ListenerLimits(
                usual.idle(),
                usual.headers(),
                Duration.ofMillis(200),
                usual.headerBytes(),
                usual.threads(),
                usual.connections(),
                0);
        try (Served served = Served.plain(Served.LOOPBACK.withLimits(hasty), waits);
                RawConnection running = new RawConnection(served.socket())) {
            running.send("GET /t/wait HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
            CompletableFuture.runAsync(served.listener()::stop).get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> {
                        if (running.response().status() != 200) {
                            throw new IOException("refused");
                        }
                    })
                    .isInstanceOf(IOException.class);
        } finally {
            released.countDown();
        }
    }

    @Test
    void thePortIsFreeAgainAndStoppingTwiceIsFine() throws Exception {
        Served served = Served.plain(waits);
        int port = served.listener().port();
        served.listener().stop();
        served.listener().stop();
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void aListenerThatWasNeverStartedCanBeStopped() {
        Served.notStarted().stop();
        assertThatThrownBy(() -> Served.notStarted().port()).isInstanceOf(IllegalStateException.class);
    }

    private static boolean refuses(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }
}
