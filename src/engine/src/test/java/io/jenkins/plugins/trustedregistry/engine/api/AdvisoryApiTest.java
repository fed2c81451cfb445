// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The data about vulnerabilities over a real socket. */
@Timeout(120)
class AdvisoryApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADVISORIES = "/api/v1/advisories";

    @TempDir
    private Path folder;

    private TestHost open() throws Exception {
        String yaml = "unclassified:\n  trustedRegistry:\n"
                + "    listener: {address: 127.0.0.1, port: 0, plainHttp: true}\n"
                + "    advisories: {mirror: 'http://127.0.0.1:9', allowHttp: true, ecosystems: [Debian], kev: '', epss: ''}\n";
        return TestHost.open(folder, SettingsFile.read("test", yaml, UnaryOperator.identity()));
    }

    private static JsonNode answer(TestHost host, String method, String path, String body, int status)
            throws Exception {
        HttpResponse<String> response = host.send("admin", method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private static JsonNode end(TestHost host, JsonNode job) throws Exception {
        JsonNode now = job;
        while (now.get("state").asText().matches("queued|running")) {
            now = answer(host, "GET", "/api/v1/jobs/" + job.get("id").asLong(), "", 200);
        }
        return now;
    }

    @Test
    void importsAnUploadAndShowsItsAge() throws Exception {
        try (TestHost host = open()) {
            JsonNode upload = answer(
                    host,
                    "POST",
                    ADVISORIES + "/uploads?name=own.json",
                    Osv.alpineZlib().json(),
                    201);
            assertThat(upload.get("name").asText()).isEqualTo("own.json");
            JsonNode job = end(
                    host,
                    answer(
                            host,
                            "POST",
                            ADVISORIES + "/imports",
                            "{\"uploads\":[\"" + upload.get("id").asText() + "\"]}",
                            201));
            assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("succeeded");
            JsonNode status = answer(host, "GET", ADVISORIES, "", 200);
            assertThat(status.get("generation").asInt()).isOne();
            assertThat(status.at("/sources/0/name").asText()).isEqualTo("Debian");
            assertThat(status.at("/sources/0/online").asBoolean()).isTrue();
            assertThat(status.at("/sources/0/advisories").isMissingNode()).isTrue();
            assertThat(status.at("/sources/1/name").asText()).isEqualTo("single-records");
            assertThat(status.at("/sources/1/advisories").asInt()).isOne();
            assertThat(status.at("/sources/1/asOf").asText()).isEqualTo("2024-01-01T00:00:00Z");
            assertThat(status.at("/sources/1/old").asBoolean()).isTrue();
        }
    }

    @Test
    void showsWhyAnUpdateFailed() throws Exception {
        try (TestHost host = open()) {
            JsonNode job = end(host, answer(host, "POST", ADVISORIES + "/updates", "", 201));
            assertThat(job.get("state").asText()).isEqualTo("failed");
            JsonNode status = answer(host, "GET", ADVISORIES, "", 200);
            assertThat(status.at("/sources/0/problem").asText()).contains("could not be made");
            assertThat(status.at("/sources/0/checkedAt").asText()).isNotEmpty();
        }
    }

    @Test
    void refusesWhatIsNoUpload() throws Exception {
        try (TestHost host = open()) {
            answer(host, "POST", ADVISORIES + "/imports", "{\"uploads\":[\"99\"]}", 400);
            answer(host, "POST", ADVISORIES + "/imports", "{}", 400);
            answer(host, "POST", ADVISORIES + "/uploads?ecosystem=Debian:12", "x", 400);
        }
    }

    @Test
    void isForAdministratorsOnly() throws Exception {
        try (TestHost host = open()) {
            for (String path : new String[] {"/updates", "/uploads", "/imports"}) {
                assertThat(host.send("alice", "POST", ADVISORIES + path, "{}").statusCode())
                        .isEqualTo(403);
            }
            assertThat(host.send("alice", "GET", ADVISORIES, "").statusCode()).isEqualTo(403);
        }
    }
}
