// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scanning through a whole registry, over real sockets, with real advisories. */
@Timeout(240)
class ScanApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REPOSITORY = "/api/v1/repositories/technology/test";

    @TempDir
    private Path home;

    private TestHost open(String more) throws Exception {
        String yaml = "unclassified:\n  trustedRegistry:\n"
                + "    listener: {address: 127.0.0.1, port: 0, plainHttp: true}\n"
                + "    organizations: [{name: technology, createOnPush: true, owners: ['user:admin'], repositories: ["
                + "{name: test, visibility: public}, {name: quiet, scanOnPush: false}, {name: secret}]}]\n    " + more
                + "\n";
        return TestHost.open(home, SettingsFile.read("test", yaml, UnaryOperator.identity()));
    }

    private void advisories(Osv... debian) throws Exception {
        try (TestAdvisories advisories = new TestAdvisories(home)) {
            advisories.archive("Debian", debian);
        }
    }

    private static Osv bookwormZlib() {
        return Osv.record("DEBIAN-CVE-2022-37434")
                .upstream("CVE-2022-37434")
                .cvss3("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                .affects("Debian:12", "zlib", "0", "1:1.2.11.dfsg-4.1");
    }

    private static JsonNode ok(TestHost host, String method, String path, String body) throws Exception {
        HttpResponse<String> response = host.send("admin", method, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }

    private static JsonNode get(TestHost host, String path) throws Exception {
        return ok(host, "GET", path, "");
    }

    /** Once every scan that was asked for has ended. */
    private static void settle(TestHost host) throws Exception {
        while (!get(host, "/api/v1/jobs?state=queued").get("items").isEmpty()
                || !get(host, "/api/v1/jobs?state=running").get("items").isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsPushedIsScannedAndTheReportNamesTheLayerAndTheFix() throws Exception {
        advisories(bookwormZlib());
        try (TestHost host = open("jobs: {atOnce: 2}")) {
            Digest digest = TestImage.debian()
                    .layer("COPY app.txt /app.txt", Map.of("app.txt", "nothing to see"))
                    .push(host, "technology/test", "v1");
            settle(host);

            JsonNode scan = get(host, REPOSITORY + "/-/tags").at("/items/0/scan");
            assertThat(scan.get("state").asText()).as(scan.toString()).isEqualTo("scanned");
            assertThat(scan.at("/findings/critical").asInt()).isEqualTo(1);
            assertThat(scan.get("components").asInt()).isEqualTo(1);
            assertThat(scan.get("uncovered").asInt()).isZero();
            assertThat(get(host, REPOSITORY + "/-/manifests").at("/items/0/scan"))
                    .isEqualTo(scan);

            String image = REPOSITORY + "/-/manifests/v1/scan";
            JsonNode report = get(host, image + "/report");
            assertThat(report.get("digest").asText()).isEqualTo(digest.toString());
            assertThat(report.get("distribution").asText()).contains("bookworm");
            assertThat(report.get("platform").asText()).isEqualTo("linux/amd64");
            assertThat(report.at("/layers/0/findings/critical").asInt()).isEqualTo(1);
            assertThat(report.at("/layers/1/findings/critical").asInt()).isZero();
            assertThat(report.at("/advisories/sources/0/name").asText()).isEqualTo("Debian");

            JsonNode found = get(host, image + "/vulnerabilities?severity=high&fixable=true&layer=0&q=zlib");
            assertThat(found.get("total").asInt()).isEqualTo(1);
            JsonNode finding = found.at("/items/0");
            assertThat(finding.get("id").asText()).isEqualTo("CVE-2022-37434");
            assertThat(finding.get("name").asText()).isEqualTo("zlib");
            assertThat(finding.get("fixedIn").asText()).isEqualTo("1:1.2.11.dfsg-4.1");
            assertThat(finding.at("/components/0").asText()).startsWith("pkg:deb/debian/zlib1g@");
            assertThat(finding.get("instruction").asText()).isEqualTo("ADD rootfs.tar /");
            assertThat(get(host, image + "/vulnerabilities?severity=high&layer=1")
                            .get("items"))
                    .isEmpty();
            assertThat(get(host, image + "/components?vulnerable=true&type=deb")
                            .at("/items/0/vulnerabilities/0")
                            .asText())
                    .isEqualTo("CVE-2022-37434");
        }
    }

    @Test
    void aNewerDatabaseMatchesWhatIsStoredWithoutReadingALayer() throws Exception {
        try (TestHost host = open("jobs: {atOnce: 2}")) {
            TestImage.debian().push(host, "technology/test", "v1");
            settle(host);
            JsonNode scan = get(host, REPOSITORY + "/-/tags/v1").get("scan");
            assertThat(scan.get("uncovered").asInt()).as("nothing is known yet").isEqualTo(1);
        }
        advisories(bookwormZlib());
        deleteBlobs();
        try (TestHost host = open("jobs: {atOnce: 2}")) {
            settle(host);

            JsonNode scan = get(host, REPOSITORY + "/-/tags/v1").get("scan");
            assertThat(scan.get("state").asText()).isEqualTo("scanned");
            assertThat(scan.at("/findings/critical").asInt()).isEqualTo(1);
            assertThat(scan.get("uncovered").asInt()).isZero();
            JsonNode job = get(host, "/api/v1/jobs?kind=scan-rematch").at("/items/0");
            assertThat(job.at("/figures/worse").asInt()).as(job.toString()).isEqualTo(1);
        }
    }

    private void deleteBlobs() throws Exception {
        try (var files = java.nio.file.Files.walk(home.resolve("storage/blobs"))) {
            for (Path file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
                java.nio.file.Files.delete(file);
            }
        }
    }

    @Test
    void whereScanningIsByHandNothingHappensBeforeSomebodyAsks() throws Exception {
        advisories(bookwormZlib());
        try (TestHost host = open("jobs: {atOnce: 2}")) {
            Digest digest = TestImage.debian().push(host, "technology/quiet", "v1");
            settle(host);
            String image = "/api/v1/repositories/technology/quiet/-/manifests/" + digest + "/scan";
            assertThat(get(host, image).get("state").asText()).isEqualTo("never-scanned");
            assertThat(host.send("admin", "GET", image + "/report", "").body()).contains("never scanned");

            JsonNode job = ok(host, "POST", image, "");
            assertThat(job.get("kind").asText()).isEqualTo("scan");
            settle(host);

            assertThat(get(host, image).at("/findings/critical").asInt()).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeScannedSaysWhyAndWhatIsNoImageIsNone() throws Exception {
        advisories(bookwormZlib());
        try (TestHost host = open("jobs: {atOnce: 2}")) {
            TestImage.debian()
                    .raw(
                            "",
                            "application/vnd.oci.image.layer.v1.tar+gzip+encrypted",
                            "secret".getBytes(StandardCharsets.UTF_8))
                    .push(host, "technology/test", "encrypted");
            TestImage.debian()
                    .raw("", "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", new byte[] {1})
                    .push(host, "technology/test", "foreign");
            TestImage.empty()
                    .raw("", "application/vnd.oci.image.layer.v1.tar+gzip", "no gzip".getBytes(StandardCharsets.UTF_8))
                    .push(host, "technology/test", "broken");
            TestImage.empty().layer("FROM scratch", Map.of("hello", "world")).push(host, "technology/test", "scratch");
            settle(host);

            assertThat(scan(host, "encrypted").get("state").asText()).isEqualTo("cannot-be-scanned");
            assertThat(scan(host, "encrypted").get("reason").asText())
                    .contains("Layer 2 of 2")
                    .contains("encrypted");
            assertThat(scan(host, "encrypted").at("/findings/critical").asInt())
                    .as("what could be read is there")
                    .isEqualTo(1);
            assertThat(scan(host, "foreign").get("reason").asText()).contains("kept elsewhere");
            assertThat(scan(host, "broken").get("reason").asText()).contains("Layer 1 of 1");
            assertThat(scan(host, "scratch").get("state").asText())
                    .as("no packages are no failure")
                    .isEqualTo("scanned");
        }
    }

    private static JsonNode scan(TestHost host, String tag) throws Exception {
        return get(host, REPOSITORY + "/-/tags/" + tag).get("scan");
    }

    @Test
    void anIndexIsAsBadAsItsWorstImage() throws Exception {
        advisories(bookwormZlib());
        try (TestHost host = open("jobs: {atOnce: 2}")) {
            TestImage good = TestImage.of("arm64")
                    .layer(
                            "good",
                            Map.of(
                                    "etc/os-release",
                                    TestImage.DEBIAN_12,
                                    "var/lib/dpkg/status",
                                    TestImage.zlib("1:1.2.13.dfsg-1")));
            TestImage bad = TestImage.debian();
            good.push(host, "technology/test", good.digest().toString());
            bad.push(host, "technology/test", bad.digest().toString());
            String type = "application/vnd.oci.image.index.v1+json";
            String index = "{\"schemaVersion\":2,\"mediaType\":\"" + type + "\",\"manifests\":[" + entry(good, "arm64")
                    + "," + entry(bad, "amd64") + "]}";
            TestImage.put(host, "technology/test", "multi", type, index.getBytes(StandardCharsets.UTF_8));
            settle(host);

            JsonNode scan = scan(host, "multi");
            assertThat(scan.get("state").asText()).as(scan.toString()).isEqualTo("scanned");
            assertThat(scan.at("/findings/critical").asInt()).isEqualTo(1);
            assertThat(scan.at("/images/0/platform").asText()).isEqualTo("linux/arm64");
            assertThat(scan.at("/images/0/scan/findings/critical").asInt()).isZero();
            String image = REPOSITORY + "/-/manifests/multi/scan";
            assertThat(get(host, image + "/report").get("platform").asText()).isEqualTo("linux/amd64");
            assertThat(get(host, image + "/report?platform=linux/arm64")
                            .get("platform")
                            .asText())
                    .isEqualTo("linux/arm64");
        }
    }

    private static String entry(TestImage image, String architecture) {
        String plain = TestImage.descriptor("application/vnd.oci.image.manifest.v1+json", image.manifest());
        return plain.substring(0, plain.length() - 1) + ",\"platform\":{\"os\":\"linux\",\"architecture\":\""
                + architecture + "\"}}";
    }

    @Test
    void whatSomebodyAnswersForDoesNotCountThereAndOnlyThere() throws Exception {
        advisories(bookwormZlib());
        try (TestHost host = open("jobs: {atOnce: 2}")) {
            TestImage.debian().push(host, "technology/test", "v1");
            TestImage.debian().push(host, "technology/secret", "v1");
            settle(host);

            JsonNode added = ok(
                    host,
                    "POST",
                    REPOSITORY + "/-/suppressions",
                    "{\"vulnerability\":\"DEBIAN-CVE-2022-37434\",\"status\":\"not-affected\",\"reason\":\"inflate is not called\"}");
            assertThat(added.get("vulnerability").asText()).isEqualTo("CVE-2022-37434");
            assertThat(scan(host, "v1").at("/findings/critical").asInt()).isZero();
            assertThat(scan(host, "v1").get("suppressed").asInt()).isEqualTo(1);
            assertThat(get(host, "/api/v1/repositories/technology/secret/-/tags/v1")
                            .at("/scan/findings/critical")
                            .asInt())
                    .isEqualTo(1);
            assertThat(get(host, REPOSITORY + "/-/manifests/v1/scan/vulnerabilities?suppressed=true")
                            .at("/items/0/suppressed/reason")
                            .asText())
                    .isEqualTo("inflate is not called");
            assertThat(host.send("alice", "POST", REPOSITORY + "/-/suppressions", "{}")
                            .statusCode())
                    .isEqualTo(403);

            ok(host, "DELETE", REPOSITORY + "/-/suppressions/" + added.get("id").asText(), "");
            assertThat(scan(host, "v1").at("/findings/critical").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theSearchFindsWhatTheCallerMaySee() throws Exception {
        advisories(bookwormZlib());
        try (TestHost host = open("jobs: {atOnce: 2}")) {
            TestImage.debian().push(host, "technology/secret", "v1");
            TestImage.debian().push(host, "technology/test", "v1");
            settle(host);

            String search = "/api/v1/scanning/search?";
            assertThat(get(host, search + "vulnerability=CVE-2022-37434").get("items"))
                    .hasSize(2);
            assertThat(get(host, search + "package=zlib1g").get("items")).hasSize(2);
            JsonNode seen = JSON.readTree(host.send("alice", "GET", search + "package=zlib1g&limit=1", "")
                    .body());
            assertThat(seen.get("items")).hasSize(1);
            assertThat(seen.at("/items/0/repository").asText()).isEqualTo("technology/test");
            assertThat(seen.at("/items/0/tags/0").asText()).isEqualTo("v1");
            assertThat(seen.has("next")).isFalse();
            JsonNode first = get(host, search + "package=zlib1g&limit=1");
            JsonNode second = get(
                    host,
                    search + "package=zlib1g&limit=1&cursor="
                            + first.get("next").asText());
            assertThat(second.at("/items/0/repository").asText()).isEqualTo("technology/test");
            assertThat(host.send("alice", "GET", search, "").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void exportsAndBillsCanBeDownloaded() throws Exception {
        advisories(bookwormZlib());
        try (TestHost host = open("scan: {attachSboms: true}")) {
            Digest digest = TestImage.debian().push(host, "technology/test", "v1");
            settle(host);

            String image = REPOSITORY + "/-/manifests/v1/scan";
            assertThat(host.send("admin", "GET", image + "/export?format=csv", "")
                            .body())
                    .startsWith("vulnerability,")
                    .contains("CVE-2022-37434");
            assertThat(get(host, image + "/export?format=sarif")
                            .at("/runs/0/results/0/ruleId")
                            .asText())
                    .isEqualTo("CVE-2022-37434");
            assertThat(get(host, image + "/export?format=vex")
                            .at("/vulnerabilities/0/analysis/state")
                            .asText())
                    .isEqualTo("in_triage");
            assertThat(get(host, image + "/export").at("/vulnerabilities/0/id").asText())
                    .isEqualTo("CVE-2022-37434");
            assertThat(get(host, image + "/sbom").get("bomFormat").asText()).isEqualTo("CycloneDX");
            assertThat(get(host, image + "/sbom?format=spdx").get("spdxVersion").asText())
                    .isEqualTo("SPDX-2.3");
            JsonNode bills = get(host, image + "/sboms").get("items");
            assertThat(bills).hasSize(1);
            assertThat(bills.at("/0/ours").asBoolean()).isTrue();
            String referrers = host.send("admin", "GET", "/v2/technology/test/referrers/" + digest, "")
                    .body();
            assertThat(referrers).contains("application/vnd.cyclonedx+json");
            assertThat(get(host, "/api/v1/jobs?kind=scan").get("items"))
                    .as("the bill starts no scan")
                    .hasSize(1);
        }
    }

    @Test
    void whatIsPurgedIsForgottenAndWhatIsRestoredIsKnown() throws Exception {
        advisories(bookwormZlib());
        try (TestHost host = open("jobs: {atOnce: 2}")) {
            Digest digest = TestImage.debian().push(host, "technology/test", "v1");
            settle(host);
            String manifest = REPOSITORY + "/-/manifests/" + digest;
            ok(host, "DELETE", manifest, "");
            String entry = get(host, "/api/v1/trash").at("/items/0/id").asText();
            ok(host, "POST", "/api/v1/trash/" + entry + "/restore", "{}");
            assertThat(get(host, manifest + "/scan").at("/findings/critical").asInt())
                    .isEqualTo(1);

            ok(host, "DELETE", manifest + "?permanently=true", "");

            assertThat(get(host, "/api/v1/scanning/search?package=zlib1g").get("items"))
                    .isEmpty();
        }
    }
}
