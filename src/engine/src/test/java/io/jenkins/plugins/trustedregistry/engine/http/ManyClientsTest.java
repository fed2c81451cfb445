// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyClientsTest {
    private static final int CLIENTS = 200;
    private static final long LARGE = 64L * 1024 * 1024;
    private static final Route HELLO =
            route(Method.GET, "/t/hello", call -> Reply.of(200).withText("text/plain", "hello"));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = folder.resolve("blob");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(LARGE);
        }
    }

    private Route blob() {
        return route(Method.GET, "/t/blob", call -> Reply.of(200).with(new Body.FilePart(file, 0, LARGE)));
    }

    @Test
    void twoHundredUploadAtOnce() throws Exception {
        CountDownLatch allThere = new CountDownLatch(CLIENTS);
        Endpoint waitsForAll = call -> {
            InputStream body = call.body();
            int first = body.read();
            allThere.countDown();
            awaitAll(allThere); // so that no one can be served after another
            return Reply.of(201).withText("text/plain", first + " " + body.readAllBytes().length);
        };
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (Served served = Served.plain(route(Method.PUT, "/t/x", waitsForAll))) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(() -> {
                    try (RawConnection connection = new RawConnection(served.socket())) {
                        connection.send("PUT /t/x HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\n");
                        return connection.send(new byte[50_000]).response().body();
                    }
                }));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("0 49999");
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static void awaitAll(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IOException(latch.getCount() + " clients are still missing");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void slowReadersTakeNoThread() throws Exception {
        ListenerLimits usual = ListenerLimits.DEFAULTS;
        ListenerLimits fewThreads = new ListenerLimits(
                usual.idle(), usual.headers(), usual.drain(), usual.headerBytes(), 12, usual.connections(), 0);
        List<RawConnection> readers = new ArrayList<>();
        try (Served served = Served.plain(Served.LOOPBACK.withLimits(fewThreads), blob(), HELLO)) {
            for (int i = 0; i < 50; i++) {
                RawConnection reader = new RawConnection(served.socket());
                readers.add(reader);
                reader.send("GET /t/blob HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(reader.line()).isEqualTo("HTTP/1.1 200 OK"); // and no further for now
            }
            assertThat(served.get("/t/hello").body()).isEqualTo("hello");
            assertThat(served.meters()
                            .get("registry.http.active.requests")
                            .gauge()
                            .value())
                    .isGreaterThanOrEqualTo(50);
        } finally {
            for (RawConnection reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void oneHttp2ConnectionCarriesManyDownloads() throws Exception {
        TestAuthority authority = new TestAuthority("CA");
        try (Served served = Served.tls(Served.LOOPBACK, authority.server("registry"), blob(), HELLO)) {
            HttpClient client = Served.client(authority.trusting(), HttpClient.Version.HTTP_2);
            List<CompletableFuture<HttpResponse<Void>>> downloads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                downloads.add(
                        client.sendAsync(served.request("/t/blob").build(), HttpResponse.BodyHandlers.discarding()));
            }
            for (CompletableFuture<HttpResponse<Void>> download : downloads) {
                assertThat(download.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
            Waiting.until(
                    () -> served.meters().get("registry.http.sent").counter().count() >= 20.0 * LARGE);
        }
    }
}
