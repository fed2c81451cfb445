// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.advisory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.trustedregistry.bench.registry.TrustedRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The management API of ours, as its administrator calls it. */
final class ManagementApi {
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");
    private static final int BETWEEN_LOOKS_MILLIS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TrustedRegistry registry;

    ManagementApi(TrustedRegistry registry) {
        this.registry = registry;
    }

    /** Imports an archive of advisories, and waits until it is there. */
    void importArchive(Path file, String ecosystem) throws IOException, InterruptedException {
        JsonNode upload = send(
                "POST", "/api/v1/advisories/uploads?name=all.zip&ecosystem=" + ecosystem, BodyPublishers.ofFile(file));
        String order = "{\"uploads\":[\"" + upload.get("id").asText() + "\"]}";
        finished(send("POST", "/api/v1/advisories/imports", BodyPublishers.ofString(order)));
    }

    /** Waits for the newest job of a kind to end well; what it says of itself. */
    JsonNode newest(String kind, int count) throws IOException, InterruptedException {
        JsonNode jobs = send("GET", "/api/v1/jobs?kind=" + kind, BodyPublishers.noBody())
                .get("items");
        while (jobs.size() < count) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            jobs = send("GET", "/api/v1/jobs?kind=" + kind, BodyPublishers.noBody())
                    .get("items");
        }
        return finished(jobs.get(0));
    }

    private JsonNode finished(JsonNode job) throws IOException, InterruptedException {
        String path = "/api/v1/jobs/" + job.get("id").asText();
        JsonNode now = job;
        while (UNDER_WAY.contains(now.get("state").asText())) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            now = send("GET", path, BodyPublishers.noBody());
        }
        if (!now.get("state").asText().equals("succeeded")) {
            throw new IOException("A job did not end well: " + now);
        }
        return now;
    }

    private JsonNode send(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(registry.url().resolve(path))
                .header("Authorization", registry.login().orElseThrow().basic())
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        JsonNode answer = JSON.readTree(response.body());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " was answered with " + response.statusCode() + ": " + answer);
        }
        return answer;
    }
}
