// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Outcome;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gates before pulls, through a whole registry. */
@Timeout(240)
class PullGateTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GATES = """
            gates:
              policies:
                - name: no-criticals
                  rules: [{rule: findings, severity: critical}]
            """;

    @TempDir
    private Path home;

    private TestHost open(String gates) throws Exception {
        String yaml = "unclassified:\n  trustedRegistry:\n"
                + "    listener: {address: 127.0.0.1, port: 0, plainHttp: true}\n"
                + "    organizations: [{name: technology, owners: ['user:admin'],"
                + " teams: [{name: devs, members: ['user:nigelpoulton']}], repositories: ["
                + "{name: test, visibility: public, grants: [{team: devs, right: read-write}]},"
                + " {name: quiet, visibility: public, scanOnPush: false}]}]\n"
                + gates.indent(4);
        return TestHost.open(home, SettingsFile.read("test", yaml, UnaryOperator.identity()));
    }

    private void advisories() throws Exception {
        try (TestAdvisories advisories = new TestAdvisories(home)) {
            advisories.archive(
                    "Debian",
                    Osv.record("DEBIAN-CVE-2022-37434")
                            .upstream("CVE-2022-37434")
                            .cvss3("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                            .affects("Debian:12", "zlib", "0", "1:1.2.11.dfsg-4.1"));
        }
    }

    private static TestImage good() throws Exception {
        return TestImage.empty()
                .layer(
                        "good",
                        Map.of(
                                "etc/os-release",
                                TestImage.DEBIAN_12,
                                "var/lib/dpkg/status",
                                TestImage.zlib("1:1.2.13.dfsg-1")));
    }

    private static void settle(TestHost host) throws Exception {
        while (!jobs(host, "queued").isEmpty() || !jobs(host, "running").isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static JsonNode jobs(TestHost host, String state) throws Exception {
        return JSON.readTree(host.send("admin", "GET", "/api/v1/jobs?state=" + state, "")
                        .body())
                .get("items");
    }

    private static HttpResponse<String> pull(TestHost host, String user, String repository, String reference)
            throws Exception {
        return host.send(user, "GET", "/v2/" + repository + "/manifests/" + reference, "");
    }

    @Test
    void stopsTheBadImageWithASentenceAndLetsTheGoodOneThrough() throws Exception {
        advisories();
        try (TestHost host = open(GATES)) {
            TestImage.debian().push(host, "technology/test", "bad");
            good().push(host, "technology/test", "good");
            settle(host);

            assertThat(pull(host, "alice", "technology/test", "good").statusCode())
                    .isEqualTo(200);
            HttpResponse<String> refused = pull(host, "alice", "technology/test", "bad");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            JsonNode error = JSON.readTree(refused.body()).at("/errors/0");
            assertThat(error.get("code").asText()).isEqualTo("DENIED");
            assertThat(error.get("message").asText())
                    .matches(
                            "technology/test:bad is stopped by a gate: it has 1 vulnerability rated critical where at most 0"
                                    + " are allowed: CVE-2022-37434 in zlib 1:1.2.11.dfsg-2 \\(mended in 1:1.2.11.dfsg-4.1\\) \\(gate"
                                    + " 'no-criticals'\\), by vulnerability data of 2024-01-01, [0-9]+ days old\\. Ask the"
                                    + " registry's administrators\\.");
            assertThat(error.at("/detail/dataAsOf").asText()).isEqualTo("2024-01-01T00:00:00Z");
            assertThat(error.at("/detail/reasons/0/rule").asText()).isEqualTo("findings");
            assertThat(error.at("/detail/reasons/0/found").asInt()).isEqualTo(1);
        }
    }

    @Test
    void thePusherAndAdministratorsReadWhatOthersMayNot() throws Exception {
        advisories();
        try (TestHost host = open(GATES)) {
            Digest bad = TestImage.debian().push(host, "technology/test", "bad");
            settle(host);

            assertThat(pull(host, "admin", "technology/test", "bad").statusCode())
                    .isEqualTo(200);
            assertThat(pull(host, "nigelpoulton", "technology/test", "bad").statusCode())
                    .as("may push, but did not push this")
                    .isEqualTo(403);
            host.send(
                    "nigelpoulton",
                    "PUT",
                    "/v2/technology/test/manifests/other",
                    new String(TestImage.debian().manifest(), StandardCharsets.UTF_8));
            assertThat(pull(host, "alice", "technology/test", bad.toString()).statusCode())
                    .isEqualTo(403);
            assertThat(host.send("alice", "HEAD", "/v2/technology/test/manifests/bad", "")
                            .statusCode())
                    .as("says only that it is there")
                    .isEqualTo(200);
        }
    }

    @Test
    void whatWasNotScannedIsNotLetThroughBeforeItWas() throws Exception {
        advisories();
        try (TestHost host = open(GATES)) {
            Digest digest = good().push(host, "technology/quiet", "v1");
            HttpResponse<String> refused = pull(host, "alice", "technology/quiet", "v1");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("was not scanned yet");

            Verdict verdict = host.registry()
                    .gates()
                    .whenJudged(RepositoryName.parse("technology/quiet"), digest, Optional.empty(), "test")
                    .get(60, TimeUnit.SECONDS);

            assertThat(verdict.outcome()).as(verdict.sentence(Instant.now())).isEqualTo(Outcome.PASSED);
            assertThat(pull(host, "alice", "technology/quiet", "v1").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aBlobThatOnlyAStoppedImageHasIsStoppedToo() throws Exception {
        advisories();
        try (TestHost host = open(GATES)) {
            TestImage bad = TestImage.debian();
            bad.push(host, "technology/test", "bad");
            settle(host);
            String config = JSON.readTree(bad.manifest()).at("/config/digest").asText();

            HttpResponse<String> refused = host.send("alice", "GET", "/v2/technology/test/blobs/" + config, "");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("is only in images that a gate stops");
            assertThat(host.send("admin", "GET", "/v2/technology/test/blobs/" + config, "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aSubjectOrAStrangeTypeMakesNoHoleInTheGate() throws Exception {
        advisories();
        try (TestHost host = open(GATES)) {
            TestImage bad = TestImage.debian();
            bad.push(host, "technology/test", "bad");
            String plain = new String(bad.manifest(), StandardCharsets.UTF_8);
            String subject = TestImage.descriptor("application/vnd.oci.image.manifest.v1+json", bad.manifest());
            String withSubject = plain.substring(0, plain.length() - 1) + ",\"subject\":" + subject + "}";
            String type = "application/vnd.oci.image.manifest.v1+json";
            TestImage.put(host, "technology/test", "subject", type, withSubject.getBytes(StandardCharsets.UTF_8));
            TestImage.put(
                    host,
                    "technology/test",
                    "statement",
                    type,
                    plain.replace("application/vnd.oci.image.layer.v1.tar+gzip", "application/vnd.in-toto+json")
                            .getBytes(StandardCharsets.UTF_8));
            settle(host);

            assertThat(pull(host, "alice", "technology/test", "subject").statusCode())
                    .isEqualTo(403);
            assertThat(pull(host, "alice", "technology/test", "statement").statusCode())
                    .isEqualTo(403);
        }
    }
}
