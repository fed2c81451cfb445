// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A registry with a namespace for development and one for production, and what tests of rules over tags ask of it again and again. */
public final class RuleFixture {
    public static final String DEV = "/api/v1/repositories/dev/app";
    public static final String PROD = "/api/v1/repositories/prod/app";
    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final JsonMapper JSON = JsonMapper.builder().build();

    private RuleFixture() {}

    /** zlib before 1.2.12 has one that is critical. */
    public static void knowOfOneVulnerability(Path home) throws Exception {
        try (TestAdvisories advisories = new TestAdvisories(home)) {
            advisories.archive(
                    "Debian",
                    Osv.record("DEBIAN-CVE-2022-37434")
                            .upstream("CVE-2022-37434")
                            .cvss3("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                            .affects("Debian:12", "zlib", "0", "1:1.2.11.dfsg-4.1"));
        }
    }

    public static TestHost open(Path home) throws Exception {
        return open(
                home,
                "organizations:\n"
                        + "- {name: dev, owners: ['user:alice'], repositories: [{name: app}, {name: base}]}\n"
                        + "- {name: prod, owners: ['user:alice'], createOnPush: true, repositories: [{name: app, immutableTags: ['v*']}]}\n");
    }

    /** @param settings of the registry, unindented, beside its listener */
    public static TestHost open(Path home, String settings) throws Exception {
        return TestHost.open(home, settings(settings));
    }

    public static Settings settings(String settings) {
        String yaml = "unclassified:\n  trustedRegistry:\n"
                + "    listener: {address: 127.0.0.1, port: 0, plainHttp: true}\n"
                + settings.indent(4);
        return SettingsFile.read("test", yaml, UnaryOperator.identity());
    }

    public static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    public static JsonNode ok(TestHost host, String user, String method, String path, String body) throws Exception {
        HttpResponse<String> response = host.send(user, method, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }

    public static JsonNode get(TestHost host, String path) throws Exception {
        return ok(host, "admin", "GET", path, "");
    }

    /** Once every job has ended: one look at all, as a job asks for others before it ends. */
    public static void settle(TestHost host) throws Exception {
        while (get(host, "/api/v1/jobs?limit=1000")
                .get("items")
                .valueStream()
                .map(job -> job.get("state").asText())
                .anyMatch(state -> state.equals("queued") || state.equals("running"))) {
            Thread.onSpinWait();
        }
    }

    public static TestImage fixed() throws IOException {
        return TestImage.empty()
                .layer(
                        "ADD rootfs.tar /",
                        Map.of(
                                "etc/os-release",
                                TestImage.DEBIAN_12,
                                "var/lib/dpkg/status",
                                TestImage.zlib("1:1.2.13.dfsg-1")));
    }

    public static void rule(TestHost host, String user, String json) throws Exception {
        ok(host, user, "POST", DEV + "/-/promotion-rules", json);
    }

    public static JsonNode last(TestHost host, String rule) throws Exception {
        return get(host, DEV + "/-/promotion-rules/" + rule + "/evaluations").at("/items/0");
    }

    /** Pushes something about a manifest, or something that only stands beside it under a tag; its digest. */
    public static String referrer(TestHost host, String repository, byte[] about, String text, String tag)
            throws Exception {
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TestImage.blob(host, repository, empty);
        TestImage.blob(host, repository, content);
        String subject = about == null
                ? ""
                : ",\"subject\":"
                        + TestImage.descriptor(
                                new String(about, StandardCharsets.UTF_8).contains("\"manifests\"")
                                        ? "application/vnd.oci.image.index.v1+json"
                                        : MANIFEST,
                                about);
        byte[] manifest = ("{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST
                        + "\",\"artifactType\":\"application/x-signature\",\"config\":"
                        + TestImage.descriptor("application/vnd.oci.empty.v1+json", empty) + ",\"layers\":["
                        + TestImage.descriptor("text/plain", content) + "]" + subject + "}")
                .getBytes(StandardCharsets.UTF_8);
        String digest = Digest.of(manifest).toString();
        TestImage.put(host, repository, tag.isEmpty() ? digest : tag, MANIFEST, manifest);
        return digest;
    }
}
