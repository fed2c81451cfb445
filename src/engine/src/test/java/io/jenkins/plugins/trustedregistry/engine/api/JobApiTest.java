// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Background work over a real socket. */
@Timeout(120)
class JobApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COLLECTION = "/api/v1/garbage-collection";

    @TempDir
    private Path folder;

    private TestHost open(String more) throws Exception {
        String yaml = "unclassified:\n  trustedRegistry:\n"
                + "    listener: {address: 127.0.0.1, port: 0, plainHttp: true}\n    " + more + "\n";
        return TestHost.open(folder, SettingsFile.read("test", yaml, UnaryOperator.identity()));
    }

    private void orphan(char digit) throws Exception {
        String name = Character.toString(digit).repeat(64);
        Path parent = Files.createDirectories(folder.resolve("storage/blobs/sha256/" + name.substring(0, 2)));
        Files.writeString(parent.resolve(name), "nobody has this");
    }

    private static JsonNode ok(TestHost host, String method, String path) throws Exception {
        HttpResponse<String> response = host.send("admin", method, path, "");
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return JSON.readTree(response.body());
    }

    private static JsonNode end(TestHost host, JsonNode job) throws Exception {
        JsonNode now = job;
        while (now.get("state").asText().matches("queued|running")) {
            now = ok(host, "GET", "/api/v1/jobs/" + job.get("id").asLong());
        }
        return now;
    }

    @Test
    void collectsAndRemembersIt() throws Exception {
        try (TestHost host = open("garbageCollection: {graceSeconds: 1, schedule: '30 2 * * *'}")) {
            orphan('a');
            orphan('b');
            JsonNode status = ok(host, "GET", COLLECTION);
            while (!status.has("reclaimable")) { // is still being counted
                status = ok(host, "GET", COLLECTION);
            }
            assertThat(status.at("/reclaimable/bytes").asLong()).isEqualTo(30);
            assertThat(status.get("nextAt").asText()).endsWith("T02:30:00Z");

            JsonNode first = ok(host, "GET", COLLECTION + "/plan?limit=1");
            assertThat(first.at("/items/0/digest").asText()).startsWith("sha256:aaa");
            JsonNode second = ok(
                    host,
                    "GET",
                    COLLECTION + "/plan?limit=1&cursor=" + first.get("next").asText());
            assertThat(second.at("/items/0/reason").asText()).isEqualTo("unlinked");

            JsonNode job = end(host, ok(host, "POST", COLLECTION + "/runs"));
            assertThat(job.get("state").asText()).isEqualTo("succeeded");
            assertThat(job.at("/figures/bytesFreed").asLong()).isEqualTo(30);
            assertThat(job.get("requestedBy").asText()).isEqualTo("admin");
            assertThat(ok(host, "GET", COLLECTION).at("/reclaimable/bytes").asLong())
                    .isZero();
            assertThat(ok(host, "GET", "/api/v1/jobs?kind=garbage-collection&state=succeeded")
                            .get("items"))
                    .hasSize(1);
            JsonNode log = ok(host, "GET", "/api/v1/jobs/" + job.get("id").asLong() + "/log");
            assertThat(log.get("text").asText()).contains("Removed 2 blobs");
            assertThat(ok(host, "GET", "/api/v1/schedules").at("/items/0/kind").asText())
                    .isEqualTo("garbage-collection");
        }
    }

    @Test
    void givesThePlanAsLines() throws Exception {
        try (TestHost host = open("garbageCollection: {graceSeconds: 1}")) {
            orphan('a');
            orphan('b');
            HttpResponse<String> lines = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(host.url() + COLLECTION + "/plan"))
                                    .header("Accept", "application/x-ndjson")
                                    .header("Authorization", TestHost.basic("admin", "admin-password"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(lines.body().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"digest\":\"sha256:"));
        }
    }

    @Test
    void aCollectionAfterAStartWaitsAndCanBeCancelled() throws Exception {
        try (TestHost host = open("garbageCollection: {graceSeconds: 3600}")) {
            assertThat(ok(host, "GET", COLLECTION).has("heldUntil")).isTrue();
            JsonNode job = ok(host, "POST", COLLECTION + "/runs");
            String path = "/api/v1/jobs/" + job.get("id").asLong();
            while (!job.has("dueAt")) {
                job = ok(host, "GET", path);
            }
            assertThat(job.get("outcome").asText()).contains("graceSeconds");
            assertThat(ok(host, "POST", COLLECTION + "/runs").get("id")).isEqualTo(job.get("id"));

            assertThat(ok(host, "POST", path + "/cancel").get("state").asText()).isEqualTo("cancelled");
            assertThat(host.send("admin", "POST", path + "/cancel", "").statusCode())
                    .isEqualTo(409);
            assertThat(ok(host, "POST", path + "/retry").get("state").asText()).isIn("queued", "running");
        }
    }

    @Test
    void findsDamageAndSaysWhereItIs() throws Exception {
        try (TestHost host = open("scrub: {mebibytesPerSecond: 100}")) {
            orphan('c');

            JsonNode job = end(host, ok(host, "POST", "/api/v1/scrub/runs"));

            assertThat(job.at("/figures/blobsDamaged").asLong()).isEqualTo(1);
            JsonNode damaged = ok(host, "GET", "/api/v1/damaged-blobs").at("/items/0");
            assertThat(damaged.get("digest").asText()).startsWith("sha256:ccc");
            assertThat(damaged.get("healed").asBoolean()).isFalse();
            assertThat(host.send("admin", "GET", "/metrics", "").body()).contains("registry_blobs_damaged 1.0");
        }
    }

    @Test
    void isForAdministrators() throws Exception {
        try (TestHost host = open("jobs: {atOnce: 1}")) {
            for (String path : new String[] {"/api/v1/jobs", "/api/v1/jobs/1", COLLECTION, "/api/v1/damaged-blobs"}) {
                assertThat(host.send("alice", "GET", path, "").statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(host.send("alice", "POST", COLLECTION + "/runs", "").statusCode())
                    .isEqualTo(403);
            assertThat(host.send("admin", "GET", "/api/v1/jobs/abc", "").statusCode())
                    .isEqualTo(404);
            assertThat(host.send("admin", "GET", "/api/v1/jobs?state=asleep", "")
                            .body())
                    .contains("queued, running");
        }
    }
}
