// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about scans: what they ask for, and what they print of the answers. */
class ScanCommandsTest {
    private static final String SCAN = "/api/v1/repositories/technology/test/-/manifests/v1/scan";
    private static final String REPORT =
            "{\"image\":\"technology/test@sha256:1\",\"notMatched\":2,\"uncovered\":{\"npm\":3},"
                    + "\"layers\":[{\"index\":0,\"components\":4,\"findings\":{\"high\":1},\"size\":10,\"digest\":\"sha256:1\","
                    + "\"instruction\":\"ADD rootfs\"}],\"advisories\":{\"oldest\":\"2026-11-01T00:00:00Z\",\"sources\":[]}}";

    @TempDir
    Path folder;

    private final FakeApi api = new FakeApi();

    private Commands.Result run(String... arguments) {
        return Commands.against(api, folder).run(arguments);
    }

    @Test
    void listsFindingsAndSaysWhatIsNotKnown() {
        api.answering(
                        "GET " + SCAN + "/vulnerabilities?severity=high&fixable=true&suppressed=false&limit=1000",
                        200,
                        "{\"items\":[{\"id\":\"CVE-2021-44228\",\"severity\":\"critical\",\"name\":\"log4j-core\",\"version\":"
                                + "\"2.14.1\",\"fixedIn\":\"2.15.0\",\"layer\":1,\"summary\":\"\"}],\"total\":1}")
                .answering("GET " + SCAN + "/report", 200, REPORT);

        Commands.Result result = run("scan", "report", "technology/test:v1", "--severity", "high", "--fixable");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("CVE-2021-44228  critical  log4j-core  2.14.1   2.15.0");
        assertThat(result.err())
                .contains(
                        "Nothing is known of 3 packages: no advisories for npm",
                        "2 components",
                        "2026-11-01T00:00:00Z");
    }

    @Test
    void listsLayersWithTheLineThatMadeThem() {
        api.answering("GET " + SCAN + "/report", 200, REPORT);

        assertThat(run("scan", "layers", "technology/test:v1").out())
                .contains("ADD rootfs", "1 high")
                .doesNotContain("{");
    }

    @Test
    void theListOfTagsSaysWhatWasFound() {
        api.answering(
                "GET /api/v1/repositories/technology/test/-/tags?limit=1000",
                200,
                "{\"items\":[{\"tag\":\"v1\",\"scan\":{\"state\":\"scanned\",\"findings\":{\"critical\":2,\"high\":0}}},"
                        + "{\"tag\":\"v2\",\"scan\":{\"state\":\"never-scanned\",\"findings\":{\"critical\":0,\"high\":0}}}]}");

        assertThat(run("tag", "list", "technology/test").out())
                .contains("2 critical", "never-scanned")
                .as("nobody has looked, so zeros say nothing")
                .doesNotContain("none");
    }

    @Test
    void waitsForAScanByLookingAtTheImage() {
        api.answering(
                        "GET " + SCAN,
                        200,
                        "{\"state\":\"scanned\",\"running\":false,\"attemptedAt\":\"2026-11-25T12:00:00Z\","
                                + "\"findings\":{\"critical\":1,\"high\":0}}")
                .answering("POST " + SCAN, 201, "{\"id\":7,\"state\":\"queued\"}");

        assertThat(run("scan", "run", "technology/test:v1").out()).contains("job 7");
        assertThat(run("scan", "show", "technology/test:v1").out()).contains("1 critical");
    }

    @Test
    void everyCommandThatShowsFindingsSaysHowOldTheDataIs() {
        String age = "\"dataAsOf\":\"2020-02-01T03:10:00Z\",\"dataOld\":false";
        api.answering(
                        "GET " + SCAN,
                        200,
                        "{\"state\":\"scanned\",\"scannedAt\":\"2026-11-25T12:00:00Z\",\"findings\":{\"high\":0}," + age
                                + "}")
                .answering("GET " + SCAN + "/report", 200, REPORT)
                .answering("GET " + SCAN + "/components?limit=1000", 200, "{\"items\":[]}")
                .answering(
                        "GET /api/v1/scanning/search?vulnerability=CVE-1&limit=1000", 200, "{\"items\":[]," + age + "}")
                .answering("GET /api/v1/scanning/search?vulnerability=CVE-1&limit=1", 200, "{\"items\":[]," + age + "}")
                .answering(
                        "GET /api/v1/repositories/technology/test/-/tags?limit=1000",
                        200,
                        "{\"items\":[{\"tag\":\"v1\",\"scan\":{\"state\":\"scanned\",\"findings\":{}," + age + "}}]}");

        String said = "Vulnerability data as of 2020-02-01T03:10:00Z, [0-9]+ days old.";
        assertThat(run("scan", "show", "technology/test:v1").err()).containsPattern(said);
        assertThat(run("scan", "search", "--vulnerability", "CVE-1").err()).containsPattern(said);
        assertThat(run("scan", "layers", "technology/test:v1").err()).contains("data as of 2026-11-01T00:00:00Z, ");
        assertThat(run("scan", "components", "technology/test:v1").err()).contains("data as of 2026-11-01T00:00:00Z, ");
        assertThat(run("tag", "list", "technology/test").out()).contains("DATA AGE", " days old");
    }

    @Test
    void searchesForOneThing() {
        api.answering(
                "GET /api/v1/scanning/search?package=%40types%2Fnode&limit=1000",
                200, "{\"items\":[{\"repository\":\"technology/test\",\"tags\":[\"v1\"],\"match\":\"pkg:npm/x\"}]}");

        assertThat(run("scan", "search", "--package", "@types/node").out()).contains("technology/test");
        assertThat(run("scan", "search").code()).isEqualTo(2);
        assertThat(run("scan", "search", "--package", "a", "--licence", "b").code())
                .isEqualTo(2);
    }

    @Test
    void suppressesWithAReason() {
        api.answering("POST /api/v1/repositories/technology/test/-/suppressions", 201, "{\"id\":\"1\"}");

        run(
                "scan",
                "suppress",
                "technology/test",
                "CVE-2022-37434",
                "--reason",
                "never called",
                "--status",
                "not-affected");

        assertThat(api.calls())
                .containsExactly(
                        "POST /api/v1/repositories/technology/test/-/suppressions {\"vulnerability\":\"CVE-2022-37434\","
                                + "\"status\":\"not-affected\",\"reason\":\"never called\"}");
    }

    @Test
    void saysWhatIsNoImage() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no archive");

        assertThat(run("scan", "report", "technology/test").err()).contains("REPOSITORY:TAG");
        assertThat(run("scan", "file", text.toString()).err()).contains("neither an OCI layout");
        assertThat(run("scan", "image", "library/app:1").err()).contains("names no registry");
    }
}
