// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error of the distribution specification, from the running server; and HEAD wherever there is a GET. */
class EveryErrorTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REPOSITORY = "/v2/technology/test";
    private static final String DIGEST = "sha256:" + "0".repeat(64);
    private static final byte[] CONFIG = "{\"architecture\":\"amd64\",\"os\":\"linux\"}".getBytes(UTF_8);
    private static final byte[] MANIFEST = Images.manifest(CONFIG, CONFIG).getBytes(UTF_8);

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static RegistryUser admin;

    @BeforeAll
    static void start() throws Exception {
        server = Launch.plain(folder).shortLived().start();
        server.tellTheStory();
        admin = RegistryUser.of(server, RunningServer.ADMIN);
        admin.push("technology/test", CONFIG);
        admin.tag("technology/test", "v1", MANIFEST);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    /** A request of somebody, with a body. */
    private record Request(String user, String method, String target, String body, String... headers) {
        private static Request get(String target) {
            return new Request(RunningServer.ADMIN, "GET", target, "");
        }

        HttpResponse<byte[]> send() throws Exception {
            RegistryUser who = user.isEmpty()
                    ? new RegistryUser(URI.create(server.url()), server.http(), "Basic Og==")
                    : RegistryUser.of(server, user);
            return who.send(method, target, body.getBytes(UTF_8), headers);
        }
    }

    static Stream<Arguments> errors() {
        String uploads = REPOSITORY + "/blobs/uploads/";
        String admin = RunningServer.ADMIN;
        String put = REPOSITORY + "/manifests/bad";
        String missing = Images.manifest("a".getBytes(UTF_8), "b".getBytes(UTF_8));
        return Stream.of(
                arguments(ErrorCode.BLOB_UNKNOWN, 404, Request.get(REPOSITORY + "/blobs/" + DIGEST)),
                arguments(
                        ErrorCode.BLOB_UPLOAD_UNKNOWN,
                        404,
                        Request.get(uploads + "00000000-0000-4000-8000-000000000000")),
                arguments(
                        ErrorCode.DIGEST_INVALID,
                        400,
                        new Request(admin, "POST", uploads + "?digest=" + DIGEST, "abc")),
                arguments(ErrorCode.MANIFEST_UNKNOWN, 404, Request.get(REPOSITORY + "/manifests/none")),
                arguments(
                        ErrorCode.MANIFEST_INVALID,
                        400,
                        new Request(admin, "PUT", put, "{", "Content-Type", Images.MANIFEST)),
                arguments(
                        ErrorCode.MANIFEST_BLOB_UNKNOWN,
                        404,
                        new Request(admin, "PUT", put, missing, "Content-Type", Images.MANIFEST)),
                arguments(
                        ErrorCode.MANIFEST_INVALID,
                        413,
                        new Request(
                                admin, "PUT", put, " ".repeat(4 * 1024 * 1024 + 1), "Content-Type", Images.MANIFEST)),
                arguments(
                        ErrorCode.SIZE_INVALID,
                        416,
                        new Request(
                                admin,
                                "GET",
                                REPOSITORY + "/blobs/" + Images.digest(CONFIG),
                                "",
                                "Range",
                                "bytes=999-")),
                arguments(ErrorCode.NAME_INVALID, 400, Request.get("/v2/technology/TEST/tags/list")),
                arguments(ErrorCode.NAME_UNKNOWN, 404, Request.get("/v2/technology/none/tags/list")),
                arguments(ErrorCode.UNAUTHORIZED, 401, new Request("", "GET", "/v2/", "")),
                arguments(ErrorCode.DENIED, 403, new Request("stranger", "POST", uploads, "")),
                arguments(ErrorCode.UNSUPPORTED, 405, new Request(admin, "POST", REPOSITORY + "/tags/list", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void isAnsweredAsTheSpecificationSays(ErrorCode code, int status, Request request) throws Exception {
        assertThatIsError(request.send(), code, status);
    }

    /** The two that need more than one request. */
    @Test
    void chunksOutOfOrderAndTooManyWrongPasswordsAreRefused() throws Exception {
        String upload = admin.startUpload("technology/test");
        assertThatIsError(
                admin.send("PATCH", upload, new byte[3], "Content-Range", "5-7"), ErrorCode.BLOB_UPLOAD_INVALID, 416);
        admin.send("DELETE", upload, new byte[0]);

        RegistryUser guesser =
                new RegistryUser(admin.server(), admin.http(), RunningServer.basic("nigelpoulton", "guess"));
        HttpResponse<byte[]> answer = guesser.get("/v2/");
        for (int i = 0; i < 20 && answer.statusCode() == 401; i++) {
            answer = guesser.get("/v2/");
        }
        assertThatIsError(answer, ErrorCode.TOOMANYREQUESTS, 429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void noErrorOfTheSpecificationIsLeftOut() {
        Stream<ErrorCode> above = Stream.concat(
                errors().map(each -> (ErrorCode) each.get()[0]),
                Stream.of(ErrorCode.BLOB_UPLOAD_INVALID, ErrorCode.TOOMANYREQUESTS));
        assertThat(above).containsAll(Arrays.asList(ErrorCode.values()));
    }

    private static void assertThatIsError(HttpResponse<byte[]> answer, ErrorCode code, int status) throws Exception {
        JsonNode error = JSON.readTree(answer.body()).at("/errors/0");
        assertThat(error.path("code").asText()).isEqualTo(code.name());
        assertThat(error.path("message").asText()).endsWith(".");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    static Stream<String> targets() {
        return Stream.of(
                "/v2/",
                "/v2/_catalog",
                REPOSITORY + "/tags/list",
                REPOSITORY + "/manifests/v1",
                REPOSITORY + "/manifests/" + Images.digest(MANIFEST),
                REPOSITORY + "/manifests/none",
                REPOSITORY + "/blobs/" + Images.digest(CONFIG),
                REPOSITORY + "/blobs/" + DIGEST,
                REPOSITORY + "/referrers/" + Images.digest(MANIFEST),
                "/token?service=x",
                "/",
                "/ca",
                "/_ping",
                "/api/v1/",
                "/api/v1/repositories/technology/test");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void headIsGetWithoutItsBody(String target) throws Exception {
        HttpResponse<byte[]> get = admin.get(target);
        HttpResponse<byte[]> head = admin.send("HEAD", target, new byte[0]);
        assertThat(head.body()).isEmpty();
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(headers(head)).isEqualTo(headers(get));
    }

    /** Without what differs from answer to answer, and without the length of what is written as it is made. */
    private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
        List<String> other = List.of("date", "x-request-id", "transfer-encoding", "content-length");
        boolean changes = answer.uri().getPath().equals("/token");
        return answer.headers().map().entrySet().stream()
                .filter(each -> !other.contains(each.getKey()) && !changes)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    @Test
    void whoHasAManifestOrABlobIsSentNothingAgain() throws Exception {
        for (String target : List.of("/manifests/v1", "/blobs/" + Images.digest(CONFIG))) {
            String tag =
                    admin.get(REPOSITORY + target).headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> again = admin.send("GET", REPOSITORY + target, new byte[0], "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }
}
