// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Payload;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Request;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a server that answers as a test wants. */
@Timeout(120)
class OutboundTransportTest {
    private static final NameService NAMES = host -> List.of(InetAddress.getAllByName("127.0.0.1"));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private OutboundClient client;
    private OutboundTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        client = new OutboundClient(new TargetRules(true, List.of("127.0.0.1")), NAMES);
        transport = new OutboundTransport(client, Trust.USUAL, Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        end.countDown();
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void sendsALongBodyWithItsLengthAndUsesConnectionsAgain() throws Exception {
        long length = 300L * 1024 * 1024;
        AtomicLong came = new AtomicLong();
        Set<Object> connections = ConcurrentHashMap.newKeySet();
        server.createContext("/", call -> {
            connections.add(call.getRemoteAddress());
            String told = String.valueOf(call.getRequestHeaders().getFirst("Content-Length"));
            came.addAndGet(call.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            call.getResponseHeaders().add("Told", told);
            call.getResponseHeaders().add("WWW-Authenticate", "Basic");
            call.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"x\"");
            call.sendResponseHeaders(201, -1);
            call.close();
        });
        try (Answer answer = transport.send(Request.of("PATCH", at("/upload")).with(zeros(length)))) {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("told")).contains(String.valueOf(length));
            assertThat(answer.headers("WWW-Authenticate")).hasSize(2);
        }
        try (Answer answer = transport.send(Request.of("POST", at("/empty")))) {
            assertThat(answer.header("told")).contains("0");
        }
        for (int i = 0; i < 30; i++) {
            transport.send(Request.of("HEAD", at("/head"))).close();
        }
        assertThat(came).hasValue(length);
        assertThat(connections)
                .as("a connection is let go of a little after its answer was read")
                .hasSizeLessThan(10);
    }

    private static Payload zeros(long length) {
        return new Payload() {
            @Override
            public long size() {
                return length;
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    private long left = length;

                    @Override
                    public int read() {
                        return left-- > 0 ? 0 : -1;
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int wanted) {
                        int given = (int) Math.min(left, wanted);
                        left -= given;
                        return given > 0 ? given : -1;
                    }
                };
            }
        };
    }

    @Test
    void readsALongBodyAsItComesAndBreaksItOffWhenItIsClosed() throws Exception {
        server.createContext("/", call -> {
            call.sendResponseHeaders(200, Long.MAX_VALUE / 2);
            byte[] piece = new byte[64 * 1024];
            try (OutputStream out = call.getResponseBody()) {
                while (true) {
                    out.write(piece);
                }
            }
        });
        try (Answer answer = transport.send(Request.of("GET", at("/endless")))) {
            assertThat(answer.body().readNBytes(50_000_000)).hasSize(50_000_000);
        }
    }

    @Test
    void endsAConnectionOnWhichNothingMoves() throws Exception {
        server.createContext("/", call -> {
            call.sendResponseHeaders(200, 10);
            hold();
        });
        OutboundTransport impatient = new OutboundTransport(client, Trust.USUAL, Duration.ofMillis(300));

        try (Answer answer = impatient.send(Request.of("GET", at("/silent")))) {
            assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    private void hold() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anInterruptBreaksOffWaitingAndReading() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.createContext("/waits", call -> {
            asked.countDown();
            hold();
        });
        server.createContext("/reads", call -> {
            call.sendResponseHeaders(200, 10);
            hold();
        });
        Future<Boolean> waiting = threads.submit(() -> isInterrupted(
                () -> transport.send(Request.of("GET", at("/waits"))).close()));
        asked.await();
        waiting.cancel(true);

        CountDownLatch reading = new CountDownLatch(1);
        Thread[] reader = new Thread[1];
        Future<Boolean> read = threads.submit(() -> {
            reader[0] = Thread.currentThread();
            try (Answer answer = transport.send(Request.of("GET", at("/reads")))) {
                reading.countDown();
                answer.body().readAllBytes();
                return false;
            } catch (IOException e) {
                return Thread.interrupted();
            }
        });
        reading.await();
        reader[0].interrupt();

        assertThat(read.get()).isTrue();
    }

    private static boolean isInterrupted(Call call) throws IOException {
        try {
            call.make();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Something that can be interrupted. */
    @FunctionalInterface
    private interface Call {
        void make() throws IOException, InterruptedException;
    }

    @Test
    void refusesWhatMayNotBeCalledAndSaysSoWithoutAQuery() {
        OutboundClient strict = new OutboundClient(
                new TargetRules(false, List.of()), host -> List.of(InetAddress.getAllByName("10.1.2.3")));
        OutboundTransport refusing = new OutboundTransport(strict, Trust.USUAL);

        assertThatThrownBy(() -> refusing.send(Request.of("GET", URI.create("https://inside.example/v2/?token=hush"))))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("10.1.2.3")
                .hasMessageContaining("not a public one")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> refusing.send(Request.of("GET", URI.create("http://public.example/v2/"))))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("without TLS");
        strict.close();
    }

    @Test
    void aServerThatIsNotThereMayBeThereLater() throws Exception {
        URI gone = at("/");
        server.stop(0);

        assertThatThrownBy(() -> transport.send(Request.of("GET", gone)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ClientException.class)
                .hasMessageContaining("could not be made");
    }
}
