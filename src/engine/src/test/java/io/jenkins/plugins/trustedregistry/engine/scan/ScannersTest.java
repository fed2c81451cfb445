// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.FakeScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Pulled;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other scanners, through a whole registry and a scanner that speaks the real API and really pulls, all over real sockets. */
@Timeout(60)
class ScannersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REPOSITORY = "/api/v1/repositories/technology/secret";
    private static final String IMAGE = REPOSITORY + "/-/manifests/v1/scan";
    private static final String ZLIB = """
            [{"id": "CVE-2022-37434", "package": "zlib1g", "version": "1:1.2.11.dfsg-2", "fix_version": "1:1.2.11.dfsg-4.1",
              "severity": "Critical", "description": "zlib has a heap-based buffer over-read.\\nMore of it.",
              "links": ["https://avd.example.com/cve-2022-37434", "javascript:alert(1)"],
              "vendor_attributes": {"CVSS": {"nvd": {"V3Score": 9.8, "V3Vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}}}},
             {"id": "GHSA-0000", "package": "left-pad", "version": "1.0.0", "severity": "Low", "description": "", "links": []}]""";

    @TempDir
    private Path home;

    private FakeScanner scanner;
    private int port;

    @BeforeEach
    void start() throws Exception {
        scanner = new FakeScanner().finds(ZLIB);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        scanner.close();
    }

    private TestHost open(String moreOfTheScanner) throws Exception {
        String yaml = """
                unclassified:
                  trustedRegistry:
                    listener: {address: 127.0.0.1, port: %d, plainHttp: true}
                    general: {publicAddress: 'http://127.0.0.1:%d'}
                    jobs: {atOnce: 2}
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

    private static JsonNode ok(TestHost host, String method, String path, String body) throws Exception {
        HttpResponse<String> response = host.send("admin", method, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }

    private static JsonNode get(TestHost host, String path) throws Exception {
        return ok(host, "GET", path, "");
    }

    private static JsonNode until(TestHost host, String path, Predicate<JsonNode> wanted) throws Exception {
        JsonNode seen = get(host, path);
        while (!wanted.test(seen)) {
            Thread.onSpinWait();
            seen = get(host, path);
        }
        return seen;
    }

    private static JsonNode untilState(TestHost host, String state) throws Exception {
        return until(
                host,
                IMAGE,
                scan -> scan.path("state").asText().equals(state)
                        && !scan.path("running").asBoolean());
    }

    private static Digest push(TestHost host) throws Exception {
        return TestImage.debian().push(host, "technology/secret", "v1");
    }

    @Test
    void whatAnotherScannerFindsIsShownWithItsNameAndWithOurComponentsAndLayers() throws Exception {
        scanner.properties(
                "{\"harbor.scanner-adapter/vulnerability-database-updated-at\":\"2026-11-20T06:00:00+00:00\"}");
        try (TestHost host = open("")) {
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
    void itPullsWhatItIsAskedAboutAndCanDoNothingElse() throws Exception {
        scanner.notYet(-1);
        try (TestHost host = open("")) {
            Digest other = TestImage.debian().push(host, "technology/ours", "v1");
            push(host);
            until(
                    host,
                    IMAGE,
                    scan -> scan.path("running").asBoolean() && !scanner.scans().isEmpty());

            Pulled pulled = scanner.scans().get(0).pulled();
            assertThat(scanner.scans().get(0).problem()).isEmpty();
            assertThat(pulled.blobs()).as("the config and its layer").hasSize(2);
            assertThat(pulled.trying("GET", "/v2/technology/ours/manifests/" + other))
                    .as("not even what is public")
                    .isIn(401, 403, 404);
            assertThat(pulled.trying("POST", "/v2/technology/secret/blobs/uploads/"))
                    .isIn(401, 403);
            assertThat(pulled.trying("DELETE", "/v2/technology/secret/manifests/v1"))
                    .isIn(401, 403);
            for (String call : new String[] {
                "DELETE " + REPOSITORY,
                "PATCH " + REPOSITORY,
                "POST " + IMAGE,
                "GET /api/v1/jobs",
                "GET /api/v1/settings",
                "GET /api/v1/audit",
                "GET /api/v1/users/admin/tokens",
                "POST /api/v1/organizations"
            }) {
                String[] words = call.split(" ", 2);
                assertThat(pulled.tryingWithWhatItWasGiven(words[0], words[1]))
                        .as(call)
                        .isIn(401, 403, 404);
            }
            assertThat(JSON.readTree(host.sendWith(given(), "GET", "/api/v1/organizations", "")
                                    .body())
                            .path("items"))
                    .isEmpty();
            assertThat(get(host, REPOSITORY + "/-/tags/v1")
                            .path("pulls")
                            .path("count")
                            .asInt())
                    .as("a scan is no use of the image")
                    .isZero();
        }
    }

    private String given() {
        return scanner.scans().get(0).request().at("/registry/authorization").asText();
    }

    @Test
    void whatItPulledWithEndsWithTheScan() throws Exception {
        try (TestHost host = open("")) {
            push(host);
            untilState(host, "scanned");

            Pulled pulled = scanner.scans().get(0).pulled();
            assertThat(pulled.trying("GET", "/v2/technology/secret/manifests/v1"))
                    .isEqualTo(401);
            assertThat(pulled.tryingWithWhatItWasGiven("GET", "/v2/technology/secret/manifests/v1"))
                    .isEqualTo(401);
        }
    }

    @Test
    void whereItWantsABearerTokenItGetsOne() throws Exception {
        scanner.properties("{\"harbor.scanner-adapter/registry-authorization-type\":\"Bearer\"}");
        try (TestHost host = open("")) {
            push(host);
            untilState(host, "scanned");

            assertThat(given()).startsWith("Bearer ");
            Pulled pulled = scanner.scans().get(0).pulled();
            assertThat(pulled.blobs()).hasSize(2);
            assertThat(pulled.trying("GET", "/v2/technology/secret/manifests/v1"))
                    .as("after the scan")
                    .isEqualTo(401);
        }
    }

    @Test
    void whileItIsAtItTheJobHoldsNoPlaceAndARestartChangesNothing() throws Exception {
        scanner.notYet(-1);
        try (TestHost host = open("")) {
            push(host);
            JsonNode job = until(
                            host,
                            "/api/v1/jobs?kind=scan",
                            jobs -> jobs.at("/items/0/outcome").asText().contains("still at it"))
                    .at("/items/0");
            assertThat(job.get("state").asText()).as(job.toString()).isIn("queued", "running");
            assertThat(get(host, IMAGE).get("running").asBoolean()).isTrue();
        }
        scanner.notYet(0);
        try (TestHost host = open("")) {
            untilState(host, "scanned");

            assertThat(scanner.scans()).as("it was asked once").hasSize(1);
        }
    }

    @Test
    void aJobThatIsCancelledMeanwhileLeavesNothingBehind() throws Exception {
        scanner.notYet(-1);
        try (TestHost host = open("")) {
            push(host);
            JsonNode job = until(
                            host,
                            "/api/v1/jobs?kind=scan",
                            jobs -> jobs.at("/items/0/state").asText().equals("queued")
                                    && !scanner.scans().isEmpty())
                    .at("/items/0");
            ok(host, "POST", "/api/v1/jobs/" + job.get("id").asText() + "/cancel", "");

            untilState(host, "never-scanned");
            assertThat(scanner.scans()
                            .get(0)
                            .pulled()
                            .tryingWithWhatItWasGiven("GET", "/v2/technology/secret/manifests/v1"))
                    .isEqualTo(401);
        }
    }

    @Test
    void whatItCannotDoIsSaidAndARescanKeepsWhatWasKnown() throws Exception {
        try (TestHost host = open("")) {
            scanner.fails("running trivy wrapper: database is locked");
            push(host);
            JsonNode failed = untilState(host, "cannot-be-scanned");
            assertThat(failed.get("reason").asText())
                    .contains("'other'")
                    .contains("running trivy wrapper: database is locked");

            scanner.fails("");
            ok(host, "POST", IMAGE, "");
            JsonNode known = untilState(host, "scanned");

            scanner.fails("the disk is full");
            JsonNode job = ok(host, "POST", IMAGE, "");
            until(
                    host,
                    "/api/v1/jobs/" + job.get("id").asText(),
                    seen -> seen.toString().contains("the disk is full"));
            JsonNode still = untilState(host, "scanned");
            assertThat(still.get("findings")).isEqualTo(known.get("findings"));
        }
    }

    @Test
    void whatIsNoReportIsNotTakenForACleanImage() throws Exception {
        try (TestHost host = open("")) {
            scanner.answers("text/html", "<html>log in</html>");
            push(host);
            assertThat(untilState(host, "cannot-be-scanned").get("reason").asText())
                    .contains("text/html")
                    .contains("url");

            scanner.answers("application/json", "{\"status\": \"ok\"}");
            ok(host, "POST", IMAGE, "");
            until(
                    host,
                    IMAGE,
                    scan -> scan.get("reason").asText().contains("not what the scanner adapter API describes"));

            scanner.answers(FakeScanner.VULNERABILITIES, "{\"vulnerabilities\": [{\"id\": \"CVE");
            ok(host, "POST", IMAGE, "");
            until(host, IMAGE, scan -> scan.get("reason").asText().contains("could not be read"));
        }
    }

    @Test
    void anImageOfATypeItDoesNotTakeIsRefused() throws Exception {
        scanner.consumes("application/vnd.docker.distribution.manifest.v2+json");
        try (TestHost host = open("")) {
            push(host);

            assertThat(untilState(host, "cannot-be-scanned").get("reason").asText())
                    .contains("does not look for vulnerabilities in manifests of type application/vnd.oci.image");
            assertThat(scanner.scans()).isEmpty();
        }
    }

    @Test
    void aScannerThatHasForgottenIsAskedAgain() throws Exception {
        scanner.notYet(-1);
        try (TestHost host = open("")) {
            push(host);
            until(
                    host,
                    IMAGE,
                    scan -> scan.path("running").asBoolean() && !scanner.scans().isEmpty());
            scanner.forget();

            assertThat(untilState(host, "cannot-be-scanned").get("reason").asText())
                    .contains("knows nothing of the scan any more");
            scanner.notYet(0);
            ok(host, "POST", IMAGE, "");
            untilState(host, "scanned");
        }
    }

    @Test
    void anOlderScannerIsSpokenToAsItKnows() throws Exception {
        scanner.old();
        try (TestHost host = open(", sbom: spdx")) {
            push(host);

            assertThat(untilState(host, "scanned").at("/findings/critical").asInt())
                    .isEqualTo(1);
            assertThat(scanner.scans().get(0).request().has("enabled_capabilities"))
                    .isFalse();
        }
    }

    @Test
    void aBillOfMaterialsIsAttachedBesideTheImage() throws Exception {
        try (TestHost host = open(", sbom: spdx")) {
            push(host);
            untilState(host, "scanned");
            JsonNode bills = until(
                            host, IMAGE + "/sboms", seen -> !seen.get("items").isEmpty())
                    .get("items");

            assertThat(bills).hasSize(1);
            assertThat(bills.at("/0/format").asText()).isEqualTo("application/spdx+json");
            assertThat(bills.at("/0/ours").asBoolean()).isFalse();
            assertThat(scanner.scans()
                            .get(0)
                            .request()
                            .at("/enabled_capabilities/1/parameters/sbom_media_types/0")
                            .asText())
                    .isEqualTo("application/spdx+json");

            ok(host, "POST", IMAGE, "");
            until(
                    host,
                    "/api/v1/jobs?kind=scan&state=succeeded",
                    jobs -> jobs.get("items").size() == 2);
            assertThat(get(host, IMAGE + "/sboms").get("items")).hasSize(1);
        }
    }

    @Test
    void theRegistryProvesItselfInAnyOfTheWays() throws Exception {
        Map<String, String> ways = Map.of(
                "authentication: basic, user: me, secret: s3cret",
                TestHost.basic("me", "s3cret"),
                "authentication: bearer, secret: s3cret",
                "Bearer s3cret",
                "authentication: api-key, secret: s3cret",
                "s3cret");
        for (Map.Entry<String, String> way : ways.entrySet()) {
            boolean key = way.getKey().contains("api-key");
            scanner.wants(key ? "X-ScannerAdapter-API-Key" : "Authorization", way.getValue());
            try (TestHost host = open(", " + way.getKey())) {
                assertThat(get(host, "/api/v1/scanning/scanners/other")
                                .at("/scanner/product")
                                .asText())
                        .as(way.getKey())
                        .isEqualTo("Fake");
                assertThat(get(host, "/api/v1/settings").toString()).doesNotContain("s3cret");
            }
        }
        try (TestHost host = open(", authentication: bearer")) {
            assertThat(get(host, "/api/v1/scanning/scanners/other")
                            .get("problem")
                            .asText())
                    .contains("no secret");
        }
        try (TestHost host = open(", authentication: bearer, secret: wrong")) {
            assertThat(get(host, "/api/v1/scanning/scanners/other")
                            .get("problem")
                            .asText())
                    .contains("401");
        }
    }

    @Test
    void whatGotWorseSinceItLookedLastIsTold() throws Exception {
        scanner.finds("[]");
        try (TestHost host = open("")) {
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
        try (TestHost host = open("")) {
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
        try (TestHost host = open("")) {
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
        try (TestHost host = open("")) {
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

    private static void untilIdle(TestHost host) throws Exception {
        until(host, "/api/v1/jobs?state=queued", jobs -> jobs.get("items").isEmpty());
        until(host, "/api/v1/jobs?state=running", jobs -> jobs.get("items").isEmpty());
        until(host, "/api/v1/jobs?state=queued", jobs -> jobs.get("items").isEmpty());
    }

    private static String entry(TestImage image, String architecture) {
        String plain = TestImage.descriptor("application/vnd.oci.image.manifest.v1+json", image.manifest());
        return plain.substring(0, plain.length() - 1) + ",\"platform\":{\"os\":\"linux\",\"architecture\":\""
                + architecture + "\"}}";
    }
}
