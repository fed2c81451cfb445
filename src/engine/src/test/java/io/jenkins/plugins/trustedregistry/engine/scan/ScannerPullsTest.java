// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.IMAGE;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.JSON;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.REPOSITORY;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.get;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.ok;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.push;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.until;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.untilState;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Pulled;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What another scanner proves itself with and pulls with, and that it can do nothing else; bills of materials it makes; older ones. */
class ScannerPullsTest extends WithFakeScanner {
    @Test
    void itPullsWhatItIsAskedAboutAndCanDoNothingElse() throws Exception {
        scanner.notYet(-1);
        try (TestHost host = world.open(home, "")) {
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
            assertThat(JSON.readTree(host.sendWith(world.given(), "GET", "/api/v1/organizations", "")
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

    @Test
    void whatItPulledWithEndsWithTheScan() throws Exception {
        try (TestHost host = world.open(home, "")) {
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
        try (TestHost host = world.open(home, "")) {
            push(host);
            untilState(host, "scanned");

            assertThat(world.given()).startsWith("Bearer ");
            Pulled pulled = scanner.scans().get(0).pulled();
            assertThat(pulled.blobs()).hasSize(2);
            assertThat(pulled.trying("GET", "/v2/technology/secret/manifests/v1"))
                    .as("after the scan")
                    .isEqualTo(401);
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
            try (TestHost host = world.open(home, ", " + way.getKey())) {
                assertThat(get(host, "/api/v1/scanning/scanners/other")
                                .at("/scanner/product")
                                .asText())
                        .as(way.getKey())
                        .isEqualTo("Fake");
                assertThat(get(host, "/api/v1/settings").toString()).doesNotContain("s3cret");
            }
        }
        try (TestHost host = world.open(home, ", authentication: bearer")) {
            assertThat(get(host, "/api/v1/scanning/scanners/other")
                            .get("problem")
                            .asText())
                    .contains("no secret");
        }
        try (TestHost host = world.open(home, ", authentication: bearer, secret: wrong")) {
            assertThat(get(host, "/api/v1/scanning/scanners/other")
                            .get("problem")
                            .asText())
                    .contains("401");
        }
    }

    @Test
    void aBillOfMaterialsIsAttachedBesideTheImage() throws Exception {
        try (TestHost host = world.open(home, ", sbom: spdx")) {
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
    void anOlderScannerIsSpokenToAsItKnows() throws Exception {
        scanner.old();
        try (TestHost host = world.open(home, ", sbom: spdx")) {
            push(host);

            assertThat(untilState(host, "scanned").at("/findings/critical").asInt())
                    .isEqualTo(1);
            assertThat(scanner.scans().get(0).request().has("enabled_capabilities"))
                    .isFalse();
        }
    }
}
