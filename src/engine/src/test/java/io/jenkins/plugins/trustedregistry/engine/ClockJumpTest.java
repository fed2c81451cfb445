// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole registry whose machine's clock jumps. */
class ClockJumpTest {
    private static final String PLAIN = "unclassified: {trustedRegistry: {listener: {address: 127.0.0.1, port: 0,"
            + " plainHttp: true}, garbageCollection: {graceSeconds: 1}}}";
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    private Path folder;

    private final JumpingClock clock = new JumpingClock();
    private final HttpClient http = HttpClient.newHttpClient();
    private Registry registry;

    @BeforeEach
    void open() throws IOException {
        registry = Registry.open(
                TestHost.host(folder, TestHost.people()),
                SettingsFile.read("test", PLAIN, UnaryOperator.identity()),
                clock);
        registry.start();
    }

    @AfterEach
    void close() throws IOException {
        registry.close();
    }

    @Test
    void aTokenEndsWhenTheClockJumpsOnAndTheNextOneWorks() throws Exception {
        String token = token();
        assertThat(whoAmI(token)).isEqualTo(200);
        clock.jump(Duration.ofHours(2));
        assertThat(whoAmI(token)).isEqualTo(401);
        assertThat(whoAmI(token())).isEqualTo(200);
    }

    @Test
    void aTokenFromTheFutureIsRefusedAndTheNextOneWorks() throws Exception {
        String token = token();
        clock.jump(YEAR.negated());
        assertThat(whoAmI(token)).isEqualTo(401);
        assertThat(whoAmI(token())).isEqualTo(200);
    }

    @Test
    void healthIsWhatItIsNow() throws Exception {
        assertThat(get("/_ping", "").statusCode()).isEqualTo(200);
        clock.jump(YEAR.negated());
        assertThat(get("/_ping", "").statusCode()).isEqualTo(200);
    }

    @Test
    void anUploadGoesOnWhicheverWayTheClockJumps() throws Exception {
        String location = send("POST", "/v2/alice/test/blobs/uploads/", "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String path = URI.create(location).getRawPath();
        for (Duration jump : new Duration[] {YEAR, YEAR.negated().multipliedBy(2)}) {
            clock.jump(jump);
            assertThat(send("PATCH", path, "half").statusCode()).isEqualTo(202);
        }
        String digest = Digest.of("halfhalf".getBytes(StandardCharsets.UTF_8)).toString();
        assertThat(send("PUT", path + "?digest=" + digest, "").statusCode()).isEqualTo(201);
        assertThat(get("/v2/alice/test/blobs/" + digest, TestHost.basic("alice", "alice-password"))
                        .body())
                .isEqualTo("halfhalf");
    }

    @Test
    void opensAgainWhenTheClockWasSetBackMeanwhile() throws Exception {
        registry.close();
        clock.jump(YEAR.negated());
        open();
        assertThat(whoAmI(token())).isEqualTo(200);
    }

    @Test
    void theTrashIsNotEmptiedBecauseTheClockJumpedOn() throws Exception {
        String manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}""";
        assertThat(as(
                                "alice",
                                "PUT",
                                "/v2/alice/test/manifests/v1",
                                manifest,
                                "application/vnd.oci.image.index.v1+json")
                        .statusCode())
                .isEqualTo(201);
        assertThat(as("alice", "DELETE", "/api/v1/repositories/alice/test/-/tags/v1?image=true", "", "")
                        .statusCode())
                .isEqualTo(200);

        clock.jump(YEAR);
        collect();
        clock.jump(YEAR.negated());

        JsonNode trash = json(as("alice", "GET", "/api/v1/trash?repository=alice/test", "", ""));
        String entry = trash.at("/items/0/id").asText();
        assertThat(as("alice", "POST", "/api/v1/trash/" + entry + "/restore", "{}", "application/json")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/v2/alice/test/manifests/v1", TestHost.basic("alice", "alice-password"))
                        .body())
                .isEqualTo(manifest);
    }

    /** A whole collection. The clock stands still unless it is moved, and what waits for it is a second at most. */
    private void collect() throws Exception {
        String path = "/api/v1/jobs/"
                + json(as("admin", "POST", "/api/v1/garbage-collection/runs", "", ""))
                        .get("id")
                        .asLong();
        String state = "";
        while (!state.equals("succeeded")) {
            clock.jump(Duration.ofMillis(100));
            state = json(as("admin", "GET", path, "", "")).get("state").asText();
            assertThat(state).isNotEqualTo("failed");
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private HttpResponse<String> as(String user, String method, String path, String body, String type)
            throws Exception {
        HttpRequest.Builder request = request(path)
                .header("Authorization", TestHost.basic(user, user + "-password"))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return http.send(
                type.isEmpty()
                        ? request.build()
                        : request.header("Content-Type", type).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String token() throws Exception {
        HttpResponse<String> answer = get(
                "/token?service=registry&scope=repository:alice/test:pull", TestHost.basic("alice", "alice-password"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(answer.body()).get("token").asText();
    }

    private int whoAmI(String token) throws Exception {
        return get("/v2/", "Bearer " + token).statusCode();
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        HttpRequest.Builder request = request(path);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(
                request(path)
                        .header("Authorization", TestHost.basic("alice", "alice-password"))
                        .header("Content-Type", "application/octet-stream")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + registry.port().orElseThrow() + path));
    }

    private static final class JumpingClock extends Clock {
        private volatile Instant now = Instant.now();

        void jump(Duration distance) {
            now = now.plus(distance);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
