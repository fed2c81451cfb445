// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.endpoint.fault.TornBodyException;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Bodies that come in: whole, refused, torn, or too slowly. */
class UploadTest {
    private static final int LARGE = 64 * 1024 * 1024;
    private static final Endpoint COUNTS = call -> {
        long count = 0;
        byte[] buffer = new byte[64 * 1024];
        for (int read = call.body().read(buffer); read >= 0; read = call.body().read(buffer)) {
            count += read;
        }
        return Reply.of(201).withText("text/plain", "" + count);
    };
    private static final Endpoint READS_ONE =
            call -> Reply.of(200).withText("text/plain", "" + call.body().read());
    private static final Check REFUSE = call -> {
        throw new RegistryException(ErrorCode.DENIED, "You may not push here. Ask an owner.");
    };
    private static final Route REFUSED = route(Method.PUT, "/t/refused", COUNTS, REFUSE);

    @Test
    void readsBodiesOfKnownAndUnknownLength() throws Exception {
        try (Served served = Served.plain(route(Method.PUT, "/t/count", COUNTS))) {
            byte[] content = new byte[3_000_000];
            assertThat(served.send(served.request("/t/count")
                                    .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                                    .build())
                            .body())
                    .isEqualTo("3000000");
            assertThat(served.send(served.request("/t/count")
                                    .PUT(HttpRequest.BodyPublishers.ofInputStream(
                                            () -> new java.io.ByteArrayInputStream(content)))
                                    .build())
                            .body())
                    .isEqualTo("3000000");
            assertThat(served.send(served.request("/t/count")
                                    .PUT(HttpRequest.BodyPublishers.noBody())
                                    .build())
                            .body())
                    .isEqualTo("0");
        }
    }

    @Test
    void readsByteByByteAndPastTheEnd() throws Exception {
        Endpoint singly = call -> {
            InputStream body = call.body();
            int first = body.read();
            int second = body.read();
            return Reply.of(200)
                    .withText(
                            "text/plain",
                            first + " " + second + " " + body.read() + " " + body.read() + " "
                                    + body.read(new byte[0]));
        };
        try (Served served = Served.plain(route(Method.PUT, "/t/singly", singly))) {
            assertThat(served.send(served.request("/t/singly")
                                    .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[] {7, (byte) 255}))
                                    .build())
                            .body())
                    .isEqualTo("7 255 -1 -1 0");
        }
    }

    @Test
    void whoAsksIsToldToContinueOnlyWhenTheBodyIsWanted() throws Exception {
        try (Served served = Served.plain(route(Method.PUT, "/t/count", COUNTS), REFUSED)) {
            try (RawConnection connection = new RawConnection(served.socket())) {
                connection.send(
                        "PUT /t/count HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
                assertThat(connection.line()).startsWith("HTTP/1.1 100");
                assertThat(connection.line()).isEmpty();
                connection.send("12345");
                assertThat(connection.response().body()).isEqualTo("5");
                assertThat(connection
                                .send("PUT /t/count HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n12")
                                .response()
                                .body())
                        .as("the connection goes on")
                        .isEqualTo("2");
            }
            try (RawConnection connection = new RawConnection(served.socket())) {
                connection.send(RawConnection.lines(
                        "PUT /t/refused HTTP/1.1", "Host: x", "Expect: 100-continue", "Content-Length: 99999999"));
                RawConnection.Response response = connection.response();
                assertThat(response.status()).isEqualTo(403);
                assertThat(response.header("Connection")).isEqualTo("close");
                assertThat(connection.isClosedByPeer()).isTrue();
            }
        }
    }

    @Test
    void whoSendsALargeBodyThatIsRefusedReadsTheRefusal() throws Exception {
        try (Served served = Served.plain(REFUSED)) {
            try (RawConnection connection = new RawConnection(served.socket())) {
                connection.send("PUT /t/refused HTTP/1.1\r\nHost: x\r\nContent-Length: " + LARGE + "\r\n\r\n");
                connection.send(new byte[LARGE]); // all of it, before a look at the answer
                RawConnection.Response response = connection.response();
                assertThat(response.status()).isEqualTo(403);
                assertThat(response.body()).contains("Ask an owner");
                assertThat(response.header("Connection")).isEqualTo("close");
                assertThat(connection.isClosedByPeer()).isTrue();
            }
        }
    }

    @Test
    void soDoesWhoSendsItInChunks() throws Exception {
        try (Served served = Served.plain(REFUSED);
                RawConnection connection = new RawConnection(served.socket())) {
            connection.send("PUT /t/refused HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 64; i++) {
                connection.send("100000\r\n").send(new byte[0x100000]).send("\r\n");
            }
            connection.send("0\r\n\r\n");
            assertThat(connection.response().status()).isEqualTo(403);
        }
    }

    @Test
    void anEndpointMayStopReadingInTheMiddle() throws Exception {
        try (Served served = Served.plain(route(Method.PUT, "/t/one", READS_ONE));
                RawConnection connection = new RawConnection(served.socket())) {
            connection.send("PUT /t/one HTTP/1.1\r\nHost: x\r\nContent-Length: " + LARGE + "\r\n\r\n");
            connection.send(new byte[LARGE]);
            assertThat(connection.response().body()).isEqualTo("0");
        }
    }

    @Test
    void aSmallRefusedBodyKeepsTheConnection() throws Exception {
        try (Served served = Served.plain(REFUSED);
                RawConnection connection = new RawConnection(served.socket())) {
            for (int i = 0; i < 3; i++) {
                connection.send(
                        "PUT /t/refused HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000));
                RawConnection.Response response = connection.response();
                assertThat(response.status()).isEqualTo(403);
                assertThat(response.header("Connection")).isEmpty();
            }
        }
    }

    @Test
    void anOrdinaryClientReadsTheRefusalToo() throws Exception {
        try (Served served = Served.plain(REFUSED)) {
            HttpResponse<String> response = served.send(served.request("/t/refused")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[LARGE]))
                    .build());
            assertThat(response.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aBodyThatBreaksOffIsTornAndNoFault() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (Served served = Served.plain(route(Method.PUT, "/t/x", recording(seen)))) {
            try (RawConnection connection = new RawConnection(served.socket())) {
                connection.send("PUT /t/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n12345");
                connection.socket().shutdownOutput();
                assertThat(connection.response().status()).isEqualTo(400);
            }
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("5 bytes, then 400, and again 400");
        }
    }

    @Test
    void aResetConnectionIsTorn() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (Served served = Served.plain(route(Method.PUT, "/t/x", recording(seen)))) {
            RawConnection connection = new RawConnection(served.socket());
            connection.send("PUT /t/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n");
            connection.socket().setSoLinger(true, 0); // reset instead of an orderly end
            connection.close();
            assertThat(seen.poll(30, TimeUnit.SECONDS)).endsWith("then 400, and again 400");
        }
    }

    @Test
    void chunksThatAreNoneAreTorn() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (Served served = Served.plain(route(Method.PUT, "/t/x", recording(seen)));
                RawConnection connection = new RawConnection(served.socket())) {
            connection.send("PUT /t/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\nzz\r\n");
            assertThat(connection.response().status()).isEqualTo(400);
            assertThat(seen.poll(30, TimeUnit.SECONDS)).endsWith("then 400, and again 400");
        }
    }

    @Test
    void aClientThatFallsSilentIsGivenUp() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        ListenerOptions impatient = Served.LOOPBACK.withLimits(Served.idleAfter(Duration.ofSeconds(2)));
        try (Served served = Served.plain(impatient, route(Method.PUT, "/t/x", recording(seen)));
                RawConnection connection = new RawConnection(served.socket())) {
            connection.send("PUT /t/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n12345");
            assertThat(connection.response().status()).isEqualTo(408);
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("5 bytes, then 408, and again 408");
        }
    }

    @Test
    void anEndpointMayWorkLongerThanTheIdleTimeout() throws Exception {
        ListenerOptions impatient = Served.LOOPBACK.withLimits(Served.idleAfter(Duration.ofSeconds(2)));
        Endpoint ponders = call -> {
            int first = call.body().read();
            long until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            return Reply.of(200)
                    .withText("text/plain", first + " " + call.body().readAllBytes().length);
        };
        try (Served served = Served.plain(impatient, route(Method.PUT, "/t/x", ponders))) {
            assertThat(served.send(served.request("/t/x")
                                    .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[300_000]))
                                    .build())
                            .body())
                    .isEqualTo("0 299999");
        }
    }

    private static Endpoint recording(BlockingQueue<String> seen) {
        return call -> {
            int count = 0;
            try {
                while (call.body().read() >= 0) {
                    count++;
                }
                throw new AssertionError("The body ended in good order");
            } catch (TornBodyException first) {
                String again = "";
                try {
                    call.body().read();
                } catch (TornBodyException second) {
                    again = ", and again " + second.status();
                }
                seen.add(count + " bytes, then " + first.status() + again);
                throw first;
            }
        };
    }

    @Test
    void aClientThatLeavesDuringADownloadIsNoFault() throws Exception {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("blob", "");
        try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(256L * 1024 * 1024);
        }
        try (Served served = Served.plain(route(
                Method.GET,
                "/t/blob",
                call -> Reply.of(200)
                        .with(new io.jenkins.plugins.trustedregistry.engine.endpoint.Body.FilePart(
                                file, 0, 256L * 1024 * 1024))))) {
            RawConnection connection = new RawConnection(served.socket());
            connection.send("GET /t/blob HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");
            connection.socket().setSoLinger(true, 0);
            connection.close();
            Waiting.until(() ->
                    served.meters().get("registry.http.active.requests").gauge().value() == 0);
        } catch (SocketException e) {
            throw new IOException("Only the server should notice", e);
        } finally {
            java.nio.file.Files.delete(file);
        }
    }
}
