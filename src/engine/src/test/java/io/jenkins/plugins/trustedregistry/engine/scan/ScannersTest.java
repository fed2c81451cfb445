// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.IMAGE;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.JSON;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.REPOSITORY;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.ZLIB;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.get;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.ok;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.push;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.until;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.untilIdle;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.untilState;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Other scanners, through a whole registry: what they find, and which of them looks where. */
class ScannersTest extends WithFakeScanner {
    @Test
    void whatAnotherScannerFindsIsShownWithItsNameAndWithOurComponentsAndLayers() throws Exception {
        scanner.properties(
                "{\"harbor.scanner-adapter/vulnerability-database-updated-at\":\"2026-11-20T06:00:00+00:00\"}");
        try (TestHost host = world.open(home, "")) {
            Digest digest = push(host);
            JsonNode scan = untilState(host, "scanned");

            assertThat(scan.at("/findings/critical").asInt()).isEqualTo(1);
            assertThat(scan.at("/findings/low").asInt()).isEqualTo(1);
            assertThat(scan.at("/scanner/name").asText()).isEqualTo("other");
            assertThat(scan.at("/scanner/product").asText()).isEqualTo("Fake");
            assertThat(scan.at("/scanner/version").asText()).isEqualTo("9.8.7");
            assertThat(scan.get("components").asInt())
                    .as("ours, whoever found what")
                    .isEqualTo(1);
            assertThat(scan.get("uncovered").asInt()).isZero();
            JsonNode request = scanner.scans().get(0).request();
            assertThat(request.at("/artifact/digest").asText()).isEqualTo(digest.toString());
            assertThat(request.at("/artifact/tag").asText()).isEqualTo("v1");
            assertThat(request.at("/enabled_capabilities/0/type").asText()).isEqualTo("vulnerability");

            JsonNode found = get(host, IMAGE + "/vulnerabilities");
            JsonNode zlib = found.at("/items/0");
            assertThat(zlib.get("id").asText()).isEqualTo("CVE-2022-37434");
            assertThat(zlib.get("ecosystem").asText()).isEqualTo("other");
            assertThat(zlib.get("fixedIn").asText()).isEqualTo("1:1.2.11.dfsg-4.1");
            assertThat(zlib.get("summary").asText()).isEqualTo("zlib has a heap-based buffer over-read.");
            assertThat(zlib.get("references")).hasSize(1);
            assertThat(zlib.at("/cvss/0/score").asDouble()).isEqualTo(9.8);
            assertThat(zlib.at("/components/0").asText()).startsWith("pkg:deb/debian/zlib1g@");
            assertThat(zlib.get("instruction").asText()).isEqualTo("ADD rootfs.tar /");
            assertThat(found.at("/items/1/components")).as("of nothing we know").isEmpty();

            JsonNode report = get(host, IMAGE + "/report");
            assertThat(report.at("/scanner/product").asText()).isEqualTo("Fake");
            assertThat(report.at("/advisories/oldest").asText()).isEqualTo("2026-11-20T06:00:00Z");
            assertThat(get(host, IMAGE).get("dataAsOf").asText())
                    .as("the counts are as old as the other scanner says")
                    .isEqualTo("2026-11-20T06:00:00Z");
            JsonNode verdict = get(host, IMAGE.replaceFirst("/scan$", "/verdict"));
            assertThat(verdict.get("dataAsOf").asText()).as("so is a verdict").isEqualTo("2026-11-20T06:00:00Z");
            assertThat(get(host, IMAGE + "/export?format=sarif")
                            .at("/runs/0/tool/driver/name")
                            .asText())
                    .isEqualTo("Fake");
            assertThat(get(host, "/api/v1/scanning/search?vulnerability=CVE-2022-37434")
                            .at("/items/0/match")
                            .asText())
                    .isEqualTo("other zlib1g 1:1.2.11.dfsg-2");
            assertThat(get(host, "/api/v1/scanning").get("packages").asInt())
                    .as("our advisories are not asked about these")
                    .isZero();
        }
    }

    @Test
    void whatGotWorseSinceItLookedLastIsTold() throws Exception {
        scanner.finds("[]");
        try (TestHost host = world.open(home, "")) {
            push(host);
            untilState(host, "scanned");
            String hook = "{\"url\":\"https://192.0.2.1/hook\",\"types\":[\"SCAN_WORSENED\"]}";
            ok(host, "POST", REPOSITORY + "/-/webhooks", hook);

            scanner.finds(ZLIB);
            ok(host, "POST", IMAGE, "");
            until(host, IMAGE, scan -> scan.at("/findings/critical").asInt() == 1);
            String webhook = REPOSITORY + "/-/webhooks";
            String id = get(host, webhook).at("/items/0/id").asText();
            until(
                    host,
                    "/api/v1/webhooks/" + id + "/deliveries",
                    all -> all.toString().contains("SCAN_WORSENED"));
        }
    }

    @Test
    void scannersAreListedAndChosen() throws Exception {
        try (TestHost host = world.open(home, "")) {
            JsonNode all = JSON.readTree(
                    host.send("alice", "GET", "/api/v1/scanning/scanners", "").body());
            assertThat(all.at("/items/0/name").asText()).isEqualTo("built-in");
            assertThat(all.at("/items/0/standard").asBoolean()).isTrue();
            assertThat(all.at("/items/1/name").asText()).isEqualTo("other");
            assertThat(host.send("alice", "GET", "/api/v1/scanning/scanners/other", "")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(host, "/api/v1/scanning/scanners/other")
                            .at("/capabilities/1/kind")
                            .asText())
                    .isEqualTo("sbom");

            String ours = "/api/v1/repositories/technology/ours";
            assertThat(get(host, ours).get("scanner").asText()).isEqualTo("default");
            HttpResponse<String> unknown = host.send("admin", "PATCH", ours, "{\"scanner\":\"clair\"}");
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body()).contains("built-in, other");
            ok(host, "PATCH", ours, "{\"scanner\":\"other\"}");
            assertThat(get(host, ours).get("scanner").asText()).isEqualTo("other");
            assertThat(get(host, "/api/v1/settings").toString()).contains("\"scanner\":\"other\"");

            scanner.close();
            assertThat(get(host, "/api/v1/scanning/scanners/other")
                            .get("problem")
                            .asText())
                    .contains("could not be asked");
        }
    }

    @Test
    void aSweepHandsWhatWasScannedByAnotherScannerToTheOneThatIsChosenNow() throws Exception {
        try (TestHost host = world.open(home, "")) {
            push(host);
            untilState(host, "scanned");
            ok(host, "PATCH", REPOSITORY, "{\"scanner\":\"built-in\"}");
            ok(host, "POST", "/api/v1/scanning/sweeps", "");
            JsonNode ours =
                    until(host, IMAGE, scan -> scan.at("/scanner/name").asText().equals("built-in"));
            assertThat(ours.at("/findings/critical").asInt())
                    .as("no advisories")
                    .isZero();

            untilIdle(host); // a sweep that still runs would be taken for the one that is asked for
            ok(host, "PATCH", REPOSITORY, "{\"scanner\":\"other\"}");
            ok(host, "POST", "/api/v1/scanning/sweeps", "");
            until(host, IMAGE, scan -> scan.at("/scanner/name").asText().equals("other"));
        }
    }

    @Test
    void ofAnIndexEachImageIsScanned() throws Exception {
        try (TestHost host = world.open(home, "")) {
            TestImage one = TestImage.debian();
            TestImage two = TestImage.of("arm64").layer("x", Map.of("etc/os-release", TestImage.DEBIAN_12));
            one.push(host, "technology/secret", one.digest().toString());
            two.push(host, "technology/secret", two.digest().toString());
            untilIdle(host);
            int before = scanner.scans().size();
            String type = "application/vnd.oci.image.index.v1+json";
            String index = "{\"schemaVersion\":2,\"mediaType\":\"" + type + "\",\"manifests\":[" + entry(one, "amd64")
                    + "," + entry(two, "arm64") + "]}";
            scanner.notYet(1);
            TestImage.put(host, "technology/secret", "v1", type, index.getBytes(StandardCharsets.UTF_8));
            ok(host, "POST", IMAGE, "");
            untilIdle(host);

            JsonNode scan = untilState(host, "scanned");
            assertThat(scan.get("images")).hasSize(2);
            assertThat(scan.at("/images/1/scan/scanner/name").asText()).isEqualTo("other");
            assertThat(scanner.scans())
                    .as("known from the pushes, then asked for again")
                    .hasSize(before + 2);
        }
    }

    private static String entry(TestImage image, String architecture) {
        String plain = TestImage.descriptor("application/vnd.oci.image.manifest.v1+json", image.manifest());
        return plain.substring(0, plain.length() - 1) + ",\"platform\":{\"os\":\"linux\",\"architecture\":\""
                + architecture + "\"}}";
    }
}
