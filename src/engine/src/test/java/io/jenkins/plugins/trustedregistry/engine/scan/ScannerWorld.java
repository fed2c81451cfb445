// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.FakeScanner;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A scanner that speaks the real API and really pulls, all over real sockets, and whole registries that have images scanned by it. */
final class ScannerWorld implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String REPOSITORY = "/api/v1/repositories/technology/secret";
    static final String IMAGE = REPOSITORY + "/-/manifests/v1/scan";
    static final String ZLIB = """
            [{"id": "CVE-2022-37434", "package": "zlib1g", "version": "1:1.2.11.dfsg-2", "fix_version": "1:1.2.11.dfsg-4.1",
              "severity": "Critical", "description": "zlib has a heap-based buffer over-read.\\nMore of it.",
              "links": ["https://avd.example.com/cve-2022-37434", "javascript:alert(1)"],
              "vendor_attributes": {"CVSS": {"nvd": {"V3Score": 9.8, "V3Vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}}}},
             {"id": "GHSA-0000", "package": "left-pad", "version": "1.0.0", "severity": "Low", "description": "", "links": []}]""";

    private final FakeScanner scanner = new FakeScanner().finds(ZLIB);
    private final int port;

    ScannerWorld() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    FakeScanner scanner() {
        return scanner;
    }

    /** @param moreOfTheScanner further settings of it, with a comma before them */
    TestHost open(Path home, String moreOfTheScanner) throws Exception {
        String yaml = """
                unclassified:
                  trustedRegistry:
                    listener: {address: 127.0.0.1, port: %d, plainHttp: true}
                    general: {publicAddress: 'http://127.0.0.1:%d'}
                    jobs: {atOnce: 2}
                    webhooks: {allowedTargets: [192.0.2.1]}
                    scanners: {allowHttp: true, others: [{name: other, url: '%s'%s}]}
                    organizations:
                      - name: technology
                        owners: ['user:admin']
                        repositories:
                          - {name: secret, scanner: other}
                          - {name: ours, visibility: public}
                """.formatted(port, port, scanner.url(), moreOfTheScanner);
        return TestHost.open(home, SettingsFile.read("test", yaml, UnaryOperator.identity()));
    }

    /** The answer to a call that is to succeed. */
    static JsonNode ok(TestHost host, String method, String path, String body) throws Exception {
        HttpResponse<String> response = host.send("admin", method, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }

    static JsonNode get(TestHost host, String path) throws Exception {
        return ok(host, "GET", path, "");
    }

    /** Asks until the answer is as wanted. */
    static JsonNode until(TestHost host, String path, Predicate<JsonNode> wanted) throws Exception {
        JsonNode seen = get(host, path);
        while (!wanted.test(seen)) {
            Thread.onSpinWait();
            seen = get(host, path);
        }
        return seen;
    }

    /** Asks until the image is in a state, and nobody looks into it. */
    static JsonNode untilState(TestHost host, String state) throws Exception {
        return until(
                host,
                IMAGE,
                scan -> scan.path("state").asText().equals(state)
                        && !scan.path("running").asBoolean());
    }

    /** Pushes the image that all of these tests are about. */
    static Digest push(TestHost host) throws Exception {
        return TestImage.debian().push(host, "technology/secret", "v1");
    }

    /** What the scanner was given for its first scan to pull with. */
    String given() {
        return scanner.scans().get(0).request().at("/registry/authorization").asText();
    }

    /** Until no job is there that is not done. */
    static void untilIdle(TestHost host) throws Exception {
        until(host, "/api/v1/jobs?state=queued", jobs -> jobs.get("items").isEmpty());
        until(host, "/api/v1/jobs?state=running", jobs -> jobs.get("items").isEmpty());
        until(host, "/api/v1/jobs?state=queued", jobs -> jobs.get("items").isEmpty());
    }

    @Override
    public void close() {
        scanner.close();
    }
}
