// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.IMAGE;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.get;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.ok;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.push;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.until;
import static io.jenkins.plugins.trustedregistry.engine.scan.ScannerWorld.untilState;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.FakeScanner;
import org.junit.jupiter.api.Test;

/** Other scanners that take long, fail, forget or answer something else. */
class ScannerTroubleTest extends WithFakeScanner {
    @Test
    void whileItIsAtItTheJobHoldsNoPlaceAndARestartChangesNothing() throws Exception {
        scanner.notYet(-1);
        try (TestHost host = world.open(home, "")) {
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
        try (TestHost host = world.open(home, "")) {
            untilState(host, "scanned");

            assertThat(scanner.scans()).as("it was asked once").hasSize(1);
        }
    }

    @Test
    void aJobThatIsCancelledMeanwhileLeavesNothingBehind() throws Exception {
        scanner.notYet(-1);
        try (TestHost host = world.open(home, "")) {
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
        try (TestHost host = world.open(home, "")) {
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
        try (TestHost host = world.open(home, "")) {
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
        try (TestHost host = world.open(home, "")) {
            push(host);

            assertThat(untilState(host, "cannot-be-scanned").get("reason").asText())
                    .contains("does not look for vulnerabilities in manifests of type application/vnd.oci.image");
            assertThat(scanner.scans()).isEmpty();
        }
    }

    @Test
    void aScannerThatHasForgottenIsAskedAgain() throws Exception {
        scanner.notYet(-1);
        try (TestHost host = world.open(home, "")) {
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
}
