// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client sends. */
class MalformedRequestTest {
    private static final Route EVERYTHING = route(
            Method.GET,
            "/t/{name...}",
            call -> Reply.of(200).withText("text/plain", "reached " + call.parameter("name")));
    private static final Route SINK = route(
            Method.PUT,
            "/t/sink",
            call -> Reply.of(200).withText("text/plain", "" + call.body().readAllBytes().length));

    private Served served;

    @BeforeEach
    void serve() throws IOException {
        served = Served.plain(EVERYTHING, SINK);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/t/../..%2f",
                "/t/..",
                "/t/../secret",
                "/t/./x",
                "/t/%2e%2e/x",
                "/t/%2E./x",
                "/t/a%2f..%2fb",
                "/t/a%2f%2e%2e%2fb",
                "/t/%c0%ae%c0%ae/x",
                "/t/%u002e%u002e/x",
                "/t/%0d%0aX:y"
            })
    void traversalAndBrokenEncodingsAreRefusedInTheTablesFormat(String target) throws IOException {
        RawConnection.Response response = RawConnection.get(served, target);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"NAME_INVALID\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/t/%00", "/t/a%00.txt", "/t/%", "/t/%zz"})
    void whatIsNoAddressAtAllIsRefusedByTheListenerItself(String target) throws IOException {
        RawConnection.Response response = RawConnection.get(served, target);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.header("Connection"))
                .as("nobody shall send another request there")
                .isEqualTo("close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//t/x", "/t//x", "/t/x//y", "/t//", "/t/x/", "//", "/t/..;/x/"})
    void emptySegmentsAreUnknownPaths(String target) throws IOException {
        RawConnection.Response response = RawConnection.get(served, target);
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void pathParametersAreNotCutOff() throws IOException {
        assertThat(RawConnection.get(served, "/t/x;a=1/..;/y").body()).isEqualTo("reached x;a=1/..;/y");
    }

    @Test
    void anAbsoluteTargetIsReadAsItsPath() throws IOException {
        assertThat(RawConnection.get(served, "http://localhost/t/x").body()).isEqualTo("reached x");
        assertThat(RawConnection.get(served, "http://other/t/x").status())
                .as("not the Host header's")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/t/x?a=%", "/t/x?a=%00", "/t/x?%ff=1"})
    void brokenQueriesAreRefused(String target) throws IOException {
        RawConnection.Response response = RawConnection.get(served, target);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("NAME_INVALID");
    }

    @Test
    void rawControlCharactersInTheTargetAreRefused() throws IOException {
        assertThat(RawConnection.get(served, "/t/a\u0000b").status()).isEqualTo(400);
        assertThat(RawConnection.get(served, "/t/a\u0007b").status()).isEqualTo(400);
    }

    @Test
    void oversizedHeadersAre431() throws IOException {
        RawConnection.Response response = RawConnection.exchange(
                served, "GET /t/x HTTP/1.1\r\nHost: localhost\r\nX-Big: " + "a".repeat(17_000) + "\r\n\r\n");
        assertThat(response.status()).isEqualTo(431);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void headersJustBelowTheLimitPass() throws IOException {
        RawConnection.Response response = RawConnection.exchange(
                served,
                "GET /t/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Big: " + "a".repeat(15_000)
                        + "\r\n\r\n");
        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void anEndlessAddressIs414() throws IOException {
        assertThat(RawConnection.get(served, "/t/" + "a".repeat(5_000)).status())
                .as("by the router")
                .isEqualTo(414);
        assertThat(RawConnection.get(served, "/t/" + "a".repeat(17_000)).status())
                .as("by the parser")
                .isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a b",
                "Host: ",
                "Host: <script>",
                "Host: user@host",
                "Host: a/../b",
                "Host: localhost:99999",
                "Host: localhost\r\nHost: other",
                "X-No-Host: 1",
                "Host: localhost\r\n folded: 1",
                "Host: localhost\r\nBad Name: 1",
                "Host : localhost"
            })
    void headersThatAreNoHttpAreRefused(String headers) throws IOException {
        RawConnection.Response response =
                RawConnection.exchange(served, "GET /t/x HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("jetty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: 3x\r\n\r\nabc",
                "Transfer-Encoding: gzip\r\n\r\nabc"
            })
    void ambiguousLengthsAreRefused(String rest) throws IOException {
        RawConnection.Response response = RawConnection.exchange(
                served, "PUT /t/sink HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + rest);
        assertThat(response.status()).isIn(400, 501);
    }

    @Test
    void anUnknownExpectationIs417() throws IOException {
        RawConnection.Response response = RawConnection.exchange(
                served, "PUT /t/sink HTTP/1.1\r\nHost: localhost\r\nExpect: miracles\r\nContent-Length: 1\r\n\r\nx");
        assertThat(response.status()).isEqualTo(417);
    }

    @Test
    void anUpgradeToUnencryptedHttp2IsIgnored() throws IOException {
        String upgrade = RawConnection.lines(
                "GET /t/x HTTP/1.1",
                "Host: localhost",
                "Connection: close, Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA");
        assertThat(RawConnection.exchange(served, upgrade).status()).isEqualTo(200);
    }

    @Test
    void forwardedHeadersOfAStrangerChangeNothing() throws Exception {
        Route shows = route(
                Method.GET,
                "/t/peer",
                call -> Reply.of(200)
                        .withText(
                                "text/plain",
                                call.peer().address() + " " + call.peer().baseUrl()));
        String[] headers = {
            "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "dtr.example"
        };
        try (Served believesNobody = Served.plain(shows)) {
            assertThat(believesNobody.get("/t/peer", headers).body()).isEqualTo("127.0.0.1 " + believesNobody.uri(""));
            believesNobody
                    .listener()
                    .reachedThrough(java.util.Optional.empty(), java.util.List.of(AddressRange.parse("127.0.0.0/8")));
            assertThat(believesNobody.get("/t/peer", headers).body()).isEqualTo("203.0.113.7 https://dtr.example");
        }
    }
}
