// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Requests no client should send, each with a name. */
final class BadRequests {
    private static final String DIGEST = "sha256:" + "0".repeat(64);
    private static final String REPOSITORY = "/v2/technology/test";

    private BadRequests() {}

    /** Request line and headers, with the administrator's password, and the empty line behind them. */
    static String head(String method, String target, String... headers) {
        List<String> lines = new ArrayList<>(List.of(
                method + " " + target + " HTTP/1.1",
                "Host: localhost",
                "Authorization: " + RunningServer.basic(RunningServer.ADMIN, RunningServer.PASSWORD)));
        lines.addAll(List.of(headers));
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static Arguments raw(String name, String request) {
        return arguments(name, request.getBytes(ISO_8859_1));
    }

    private static Arguments get(String target) {
        return raw("GET " + shown(target), head("GET", target));
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }

    static Stream<Arguments> all() {
        return Stream.of(headers(), targets(), bodies(), lengths(), versions()).flatMap(each -> each);
    }

    /** What reaches the distribution API, or is meant for it. */
    static Stream<Arguments> ofTheDistributionApi() {
        return Stream.of(traversal(), manifests(), uploads(), tokens()).flatMap(each -> each);
    }

    private static Stream<Arguments> headers() {
        return Stream.of(
                raw("a header of 17 KB", head("GET", "/v2/", "X-Big: " + "a".repeat(17_000))),
                raw("a thousand headers", head("GET", "/v2/", "X-Many: 1234567890\r\n".repeat(1000) + "X-Last: 1")),
                raw("a token of 20 KB", head("GET", "/v2/", "Cookie: " + "b".repeat(20_000))),
                raw("a header without a colon", head("GET", "/v2/", "nothing")),
                raw("a header without a name", head("GET", "/v2/", ": x")),
                raw("a folded header", head("GET", "/v2/", "X-A: b\r\n c")),
                raw("a NUL in a header", head("GET", "/v2/", "X-A: b\u0000c")),
                raw("a bare CR in a header", head("GET", "/v2/", "X-A: b\rX-B: c")),
                raw("two hosts", head("GET", "/v2/", "Host: other")),
                raw("no host", "GET /v2/ HTTP/1.1\r\n\r\n"),
                raw("an unknown expectation", head("PUT", "/v2/", "Expect: miracles", "Content-Length: 1") + "x"));
    }

    private static Stream<Arguments> targets() {
        return Stream.of(
                get("/v2/\u0000"),
                get("/v2/a\u0000b/tags/list"),
                get("/v2/%00/tags/list"),
                get(REPOSITORY + "/blobs/sha256:" + "0".repeat(64) + "%00"),
                get("/v2/\u00ff\u00fe/tags/list"),
                get("/v2/%ff%fe/tags/list"),
                get("/v2/%c0%ae%c0%ae/tags/list"),
                get("/v2/%"),
                get("/v2/%zz/tags/list"),
                get("/v2/" + "a".repeat(5_000)),
                get("/v2/" + "a/".repeat(2_000)),
                get("/v2/" + "a".repeat(40_000)),
                get("http://elsewhere/v2/"),
                get("ftp://localhost/v2/"),
                get("file:///etc/passwd"),
                get("../../etc/passwd"),
                get("\\v2\\"),
                get("*"),
                get(""),
                raw("CONNECT", head("CONNECT", "localhost:22")),
                raw("OPTIONS *", head("OPTIONS", "*")),
                raw("TRACE", head("TRACE", "/v2/")),
                raw("a method that is none", head("G\u0000T", "/v2/")),
                raw("a method of 20 KB", head("M".repeat(20_000), "/v2/")));
    }

    private static Stream<Arguments> bodies() {
        String upload = head("POST", REPOSITORY + "/blobs/uploads/?digest=" + DIGEST, "Transfer-Encoding: chunked");
        return Stream.of(
                raw("a chunk size that is none", upload + "xyz\r\nabc\r\n0\r\n\r\n"),
                raw("a negative chunk size", upload + "-5\r\nabcde\r\n0\r\n\r\n"),
                raw("an endless chunk size", upload + "FFFFFFFFFFFFFFFFFF\r\nabc"),
                raw("a chunk that is longer than it says", upload + "3\r\nabcdef\r\n0\r\n\r\n"),
                raw("a chunk without an end", upload + "5\r\nabcde5\r\nabcde\r\n0\r\n\r\n"),
                raw("a chunk extension of 100 KB", upload + "3;" + "e".repeat(100_000) + "\r\nabc\r\n0\r\n\r\n"),
                raw("chunks that break off", upload + "5\r\nab"));
    }

    private static Stream<Arguments> lengths() {
        String target = REPOSITORY + "/blobs/uploads/?digest=" + DIGEST;
        return Stream.of(
                raw("a body shorter than it says", head("POST", target, "Content-Length: 100") + "abc"),
                raw("a length that is no number", head("POST", target, "Content-Length: 3x") + "abc"),
                raw("a negative length", head("POST", target, "Content-Length: -1")),
                raw("a length beyond all numbers", head("POST", target, "Content-Length: 99999999999999999999")),
                raw("a length in hexadecimal", head("POST", target, "Content-Length: 0x10") + "0123456789abcdef"));
    }

    private static Stream<Arguments> versions() {
        return Stream.of(
                raw("HTTP/0.9", "GET /v2/\r\n"),
                raw("HTTP/9.9", "GET /v2/ HTTP/9.9\r\nHost: x\r\n\r\n"),
                raw("HTTP/2 where TLS is not spoken", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                raw("TLS where it is not spoken", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"),
                raw("nothing but noise", "\u0001\u0002\u0003\u0004\u00ff".repeat(5_000)));
    }

    /** In names, references, digests and upload ids; raw, encoded, encoded twice, and with backslashes. */
    private static Stream<Arguments> traversal() {
        List<Arguments> requests = new ArrayList<>();
        for (String up : List.of("..", "%2e%2e", ".%2e", "%252e%252e", "..%2f..", "..%5c..", "%2e%2e%2fetc%2fpasswd")) {
            requests.add(get("/v2/" + up + "/tags/list"));
            requests.add(get("/v2/technology/" + up + "/test/tags/list"));
            requests.add(get(REPOSITORY + "/manifests/" + up));
            requests.add(get(REPOSITORY + "/blobs/" + up));
            requests.add(get(REPOSITORY + "/blobs/sha256:" + up));
            requests.add(get(REPOSITORY + "/referrers/" + up));
            requests.add(get(REPOSITORY + "/blobs/uploads/" + up));
            requests.add(
                    raw("PUT upload " + up, head("PUT", REPOSITORY + "/blobs/uploads/" + up + "?digest=" + DIGEST)));
            requests.add(raw(
                    "PATCH upload " + up,
                    head("PATCH", REPOSITORY + "/blobs/uploads/" + up, "Content-Length: 1") + "x"));
            requests.add(raw("DELETE blob " + up, head("DELETE", REPOSITORY + "/blobs/sha256:" + up)));
            requests.add(raw(
                    "digest=" + up,
                    head("POST", REPOSITORY + "/blobs/uploads/?digest=sha256:" + up, "Content-Length: 1") + "x"));
        }
        requests.add(get(REPOSITORY + "/blobs/sha256:" + "a".repeat(63) + "/"));
        requests.add(get(REPOSITORY + "/blobs/sha256:" + "A".repeat(64)));
        requests.add(get(REPOSITORY + "/blobs/md5:" + "0".repeat(32)));
        requests.add(get("/v2/" + "a".repeat(256) + "/b/tags/list"));
        requests.add(get(REPOSITORY + "/manifests/" + "t".repeat(129)));
        return requests.stream();
    }

    private static Arguments manifest(String name, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type: " + Images.MANIFEST));
        all.addAll(List.of(headers));
        return raw(name, head("PUT", REPOSITORY + "/manifests/bad", all.toArray(String[]::new)) + body);
    }

    private static Stream<Arguments> manifests() {
        String large = " ".repeat(5 * 1024 * 1024);
        return Stream.of(
                manifest("a manifest of 5 MiB", large, "Content-Length: " + large.length()),
                manifest(
                        "a manifest of 5 MiB that does not say so",
                        Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n",
                        "Transfer-Encoding: chunked"),
                manifest("a deep manifest", "[".repeat(100_000), "Content-Length: 100000"),
                manifest("a manifest with a NUL", "{\"a\u0000\":1}", "Content-Length: 8"),
                manifest("a manifest that is no UTF-8", "{\"a\u00ff\":1}", "Content-Length: 8"),
                manifest("half a manifest", "{\"schemaVersion\":2", "Content-Length: 18"),
                manifest("an empty manifest", "", "Content-Length: 0"));
    }

    private static Stream<Arguments> uploads() {
        String id = "00000000-0000-0000-0000-000000000000";
        return Stream.of(
                raw("an upload nobody began", head("GET", REPOSITORY + "/blobs/uploads/" + id)),
                raw(
                        "a wrong digest",
                        head("POST", REPOSITORY + "/blobs/uploads/?digest=" + DIGEST, "Content-Length: 3") + "abc"),
                raw("no digest", head("PUT", REPOSITORY + "/blobs/uploads/" + id, "Content-Length: 0")),
                raw("a mount from nowhere", head("POST", REPOSITORY + "/blobs/uploads/?mount=..%2f..&from=../..")),
                raw("a private repository's token", "GET /v2/technology/secret/tags/list HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    private static Stream<Arguments> tokens() {
        String start = "GET /v2/_catalog HTTP/1.1\r\nHost: x\r\nAuthorization: ";
        return Stream.of(
                raw("a bearer token of 15 KB", start + "Bearer " + "a".repeat(15_000) + "\r\n\r\n"),
                raw("a token that is none", start + "Bearer a.b.c\r\n\r\n"),
                raw("an unsigned token", start + "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.\r\n\r\n"),
                raw("a password of 10 KB", start + RunningServer.basic("admin", "p".repeat(8_000)) + "\r\n\r\n"),
                raw("Basic that is no base64", start + "Basic \u00ff\u00fe%%%\r\n\r\n"),
                raw("Basic without a colon", start + "Basic YWRtaW4=\r\n\r\n"),
                raw("an unknown scheme", start + "Digest username=\"admin\"\r\n\r\n"),
                raw("an empty authorization", start + "\r\n\r\n"));
    }

    static Stream<String> ranges() {
        return Stream.of(
                "bytes=0-99999999999999999999999999",
                "bytes=99999999999999999999999999-",
                "bytes=-99999999999999999999999999",
                "bytes=-0",
                "bytes=5-2",
                "bytes=-",
                "bytes=",
                "bytes=a-b",
                "bytes=1000000-2000000",
                "lines=0-1",
                "bytes=0-0," + "1-1,".repeat(1_000) + "2-2",
                "bytes=0-1;q=\u0000".replace("\u0000", "x"));
    }

    private static Arguments smuggling(String name, String... headers) {
        String inner = head(
                "DELETE", REPOSITORY + "/blobs/" + Images.digest("a blob of 26 bytes, no more".getBytes(ISO_8859_1)));
        String body = "0\r\n\r\n" + inner;
        List<String> all = new ArrayList<>();
        for (String header : headers) {
            all.add(header.replace("LENGTH", "" + body.length()));
        }
        return raw(name, head("PUT", REPOSITORY + "/blobs/uploads/x", all.toArray(String[]::new)) + body);
    }

    static Stream<Arguments> smuggled() {
        return Stream.of(
                smuggling("both lengths", "Content-Length: LENGTH", "Transfer-Encoding: chunked"),
                smuggling("both lengths, the other way round", "Transfer-Encoding: chunked", "Content-Length: LENGTH"),
                smuggling("two lengths", "Content-Length: 0", "Content-Length: LENGTH"),
                smuggling("two lengths in one", "Content-Length: 0, LENGTH"),
                smuggling("an unknown encoding", "Transfer-Encoding: xchunked", "Content-Length: LENGTH"),
                smuggling("chunked is not the last", "Transfer-Encoding: chunked, identity"),
                smuggling("two encodings", "Transfer-Encoding: chunked", "Transfer-Encoding: identity"),
                smuggling("a space before the colon", "Transfer-Encoding : chunked", "Content-Length: LENGTH"),
                smuggling("a folded encoding", "Transfer-Encoding:\r\n chunked", "Content-Length: LENGTH"),
                smuggling("a vertical tab", "Transfer-Encoding:\u000bchunked", "Content-Length: LENGTH"),
                smuggling("a plus sign", "Content-Length: +LENGTH"));
    }
}
