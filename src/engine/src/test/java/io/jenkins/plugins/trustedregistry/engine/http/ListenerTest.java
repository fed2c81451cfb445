// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies of every kind, and requests as ordinary clients send them. */
class ListenerTest {
    private static final Endpoint HELLO = call -> Reply.of(200).withText("text/plain", "hello");

    @TempDir
    Path folder;

    @Test
    void answersFromMemory() throws Exception {
        try (Served served = Served.plain(route(Method.GET, "/t/hello", HELLO))) {
            HttpResponse<String> response = served.get("/t/hello");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("hello");
            assertThat(response.headers().firstValue("Content-Length")).contains("5");
            assertThat(response.headers().firstValue("Content-Type")).contains("text/plain");
        }
    }

    @Test
    void everyReplyHasTheUsualHeadersAndNoName() throws Exception {
        try (Served served = Served.plain(route(Method.GET, "/t/hello", HELLO))) {
            for (String path : new String[] {"/t/hello", "/t/none", "/elsewhere", "/t/%"}) {
                RawConnection.Response response = RawConnection.get(served, path);
                assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
                assertThat(response.header("Content-Security-Policy")).startsWith("default-src 'none'");
                assertThat(response.header("X-Request-Id")).isNotEmpty();
                assertThat(response.header("Server")).isEmpty();
                assertThat(response.header("Strict-Transport-Security"))
                        .as("without TLS")
                        .isEmpty();
            }
            assertThat(served.get("/t/hello").headers().firstValue("X-Request-Id"))
                    .isNotEqualTo(served.get("/t/hello").headers().firstValue("X-Request-Id"));
        }
    }

    @Test
    void aReplyMayHaveItsOwnPolicyAndRepeatAHeader() throws Exception {
        Endpoint page = call -> Reply.of(200)
                .with("Content-Security-Policy", "default-src 'self'")
                .with("Link", "<a>")
                .with("Link", "<b>");
        try (Served served = Served.plain(route(Method.GET, "/t/page", page))) {
            HttpResponse<String> response = served.get("/t/page");
            assertThat(response.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'self'");
            assertThat(response.headers().allValues("Link")).containsExactly("<a>", "<b>");
        }
    }

    @Test
    void sendsTheAskedPartOfAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("blob"), "0123456789".repeat(100_000));
        Endpoint part = call ->
                Reply.of(206).with("Content-Range", "bytes 5-700004/1000000").with(new Body.FilePart(file, 5, 700_000));
        try (Served served = Served.plain(route(Method.GET, "/t/blob", part))) {
            HttpResponse<String> response = served.get("/t/blob");
            assertThat(response.statusCode()).isEqualTo(206);
            assertThat(response.headers().firstValue("Content-Length")).contains("700000");
            assertThat(response.body()).isEqualTo("5678901234".repeat(70_000));
        }
    }

    @Test
    void sendsAnEmptyFile() throws Exception {
        Path file = Files.createFile(folder.resolve("empty"));
        Endpoint part = call -> Reply.of(200).with(new Body.FilePart(file, 0, 0));
        try (Served served = Served.plain(route(Method.GET, "/t/blob", part))) {
            assertThat(served.get("/t/blob").body()).isEmpty();
            assertThat(served.get("/t/blob").headers().firstValue("Content-Length"))
                    .contains("0");
        }
    }

    @Test
    void sendsStreamsAndClosesThem() throws Exception {
        byte[] content = "stream".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        java.util.concurrent.CountDownLatch closed = new java.util.concurrent.CountDownLatch(1);
        Endpoint stream = call -> Reply.of(200)
                .with(new Body.Stream(
                        () -> new ByteArrayInputStream(content) {
                            @Override
                            public void close() {
                                closed.countDown();
                            }
                        },
                        content.length));
        try (Served served = Served.plain(route(Method.GET, "/t/stream", stream))) {
            assertThat(served.get("/t/stream").body()).isEqualTo("stream".repeat(50_000));
            assertThat(closed.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void sendsWhatIsWrittenOnTheFly() throws Exception {
        Endpoint written = call -> Reply.of(200).with(new Body.Written(out -> {
            for (int i = 0; i < 100_000; i++) {
                out.write("line\n".getBytes(StandardCharsets.UTF_8));
            }
        }));
        try (Served served = Served.plain(route(Method.GET, "/t/list", written))) {
            HttpResponse<String> response = served.get("/t/list");
            assertThat(response.body()).isEqualTo("line\n".repeat(100_000));
            assertThat(response.headers().firstValue("Transfer-Encoding")).contains("chunked");
        }
    }

    @Test
    void headHasTheLengthAndNoBody() throws Exception {
        Path file = Files.writeString(folder.resolve("blob"), "0123456789");
        Endpoint opensNothing = call -> Reply.of(200)
                .with(new Body.Stream(
                        () -> {
                            throw new IOException("opened");
                        },
                        77));
        try (Served served = Served.plain(
                route(Method.GET, "/t/file", call -> Reply.of(200).with(new Body.FilePart(file, 0, 10))),
                route(Method.GET, "/t/text", HELLO),
                route(Method.GET, "/t/stream", opensNothing),
                route(Method.HEAD, "/t/own", call -> Reply.of(200).with("Content-Length", "12345")))) {
            assertHead(served, "/t/file", "10");
            assertHead(served, "/t/text", "5");
            assertHead(served, "/t/stream", "77");
            assertHead(served, "/t/own", "12345");
        }
    }

    private static void assertHead(Served served, String path, String length) throws IOException {
        try (RawConnection connection = new RawConnection(served.socket())) {
            connection.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");
            StringBuilder head = new StringBuilder();
            for (String line = connection.line(); !line.isEmpty(); line = connection.line()) {
                head.append(line).append('\n');
            }
            assertThat(head.toString()).contains("Content-Length: " + length + "\n");
            assertThat(connection.isClosedByPeer())
                    .as("nothing behind the headers")
                    .isTrue();
        }
    }

    @Test
    void emptyAnswersAreFramed() throws Exception {
        try (Served served = Served.plain(
                route(Method.POST, "/t/made", call -> Reply.of(201)),
                route(Method.GET, "/t/same", call -> Reply.of(304).with("ETag", "\"x\"")),
                route(Method.DELETE, "/t/gone", call -> Reply.of(204)))) {
            HttpResponse<String> made = served.send(served.request("/t/made")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build());
            assertThat(made.statusCode()).isEqualTo(201);
            assertThat(made.headers().firstValue("Content-Length")).contains("0");
            HttpResponse<String> same = served.get("/t/same");
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.headers().firstValue("ETag")).contains("\"x\"");
            HttpResponse<String> gone =
                    served.send(served.request("/t/gone").DELETE().build());
            assertThat(gone.statusCode()).isEqualTo(204);
            assertThat(gone.headers().firstValue("Content-Length")).isEmpty();
        }
    }

    @Test
    void aCallShowsWhatWasSent() throws Exception {
        Endpoint shows = call -> Reply.of(200)
                .withText(
                        "text/plain",
                        call.path() + " " + call.parameter("name") + " " + call.queryParameters("tag") + " "
                                + call.headers().first("x-custom").orElse("-") + " " + call.contentLength() + " "
                                + call.peer().address() + " " + call.peer().baseUrl() + " "
                                + new String(call.body().readAllBytes(), StandardCharsets.UTF_8));
        try (Served served = Served.plain(route(Method.PUT, "/t/{name...}", shows))) {
            HttpResponse<String> response = served.send(served.request("/t/a%2Fb/c?tag=v1&tag=a%20b", "X-Custom", "yes")
                    .PUT(HttpRequest.BodyPublishers.ofString("the body"))
                    .build());
            assertThat(response.body())
                    .isEqualTo(
                            "/t/a%2Fb/c a/b/c [v1, a b] yes OptionalLong[8] 127.0.0.1 " + served.uri("") + " the body");
        }
    }

    @Test
    void otherMethodsAreRefusedWithAllow() throws Exception {
        try (Served served = Served.plain(route(Method.GET, "/t/hello", HELLO))) {
            for (String method : new String[] {"OPTIONS", "TRACE", "PROPFIND", "PUT", "get"}) {
                RawConnection.Response response = RawConnection.exchange(
                        served,
                        method
                                + " /t/hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                assertThat(response.status()).as(method).isEqualTo(405);
                assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
            }
        }
    }

    @Test
    void countsRequestsByTemplate() throws Exception {
        try (Served served = Served.plain(route(Method.GET, "/t/{name}", HELLO))) {
            served.get("/t/a");
            served.get("/t/b");
            served.get("/none");
            Waiting.until(() -> served.meters().find("registry.http.requests").timers().stream()
                            .mapToLong(io.micrometer.core.instrument.Timer::count)
                            .sum()
                    == 3);
            assertThat(served.meters()
                            .get("registry.http.requests")
                            .tags("route", "/t/{name}", "method", "GET", "status", "2xx")
                            .timer()
                            .count())
                    .isEqualTo(2);
            assertThat(served.meters().get("registry.http.sent").counter().count())
                    .isGreaterThan(10);
            assertThat(served.meters()
                            .get("registry.http.active.requests")
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    @Test
    void saysWhichAddressIsTaken() throws Exception {
        try (Served served = Served.plain(route(Method.GET, "/t/hello", HELLO))) {
            int port = served.listener().port();
            assertThatThrownBy(() -> Served.plain(ListenerOptions.on("127.0.0.1", port)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void aFileThatIsGoneIsAFaultAndNotAnEmptyAnswer() throws Exception {
        Endpoint gone = call -> Reply.of(200).with(new Body.FilePart(folder.resolve("gone"), 0, 10));
        try (Served served = Served.plain(route(Method.GET, "/t/gone", gone))) {
            HttpResponse<String> response = served.get("/t/gone");
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("incident").doesNotContain(folder.toString());
        }
    }

    @Test
    void aWriterThatFailsBeforeItWroteIsAFault() throws Exception {
        Endpoint fails = call -> Reply.of(200).with(new Body.Written(out -> {
            throw new IOException("secret");
        }));
        try (Served served = Served.plain(route(Method.GET, "/t/x", fails))) {
            HttpResponse<String> response = served.get("/t/x");
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).doesNotContain("secret");
        }
    }

    @Test
    void aWriterThatFailsInBetweenCutsTheConnection() throws Exception {
        Endpoint fails = call -> Reply.of(200).with(new Body.Written(out -> {
            out.write(new byte[200_000]);
            throw new IOException("secret");
        }));
        try (Served served = Served.plain(route(Method.GET, "/t/x", fails))) {
            assertThatThrownBy(() -> served.get("/t/x")).isInstanceOf(IOException.class);
        }
    }
}
