// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about gates: what they ask for, and how they end. */
class GateCommandsTest {
    private static final String VERDICT = "/api/v1/repositories/technology/test/-/manifests/v1/verdict";

    @TempDir
    Path folder;

    private final FakeApi api = new FakeApi();

    private Commands.Result run(String... arguments) {
        return Commands.against(api, folder).run(arguments);
    }

    @Test
    void aVerdictEndsWithZeroWhenTheImagePassesAndWithOneWhenItIsStopped() {
        api.answering("GET " + VERDICT, 200, "{\"outcome\":\"warned\",\"sentence\":\"It passes.\",\"reasons\":[]}")
                .answering(
                        "GET " + VERDICT + "?policy=strict",
                        200,
                        "{\"outcome\":\"blocked\",\"sentence\":\"It is stopped.\",\"reasons\":[{\"policy\":\"strict\","
                                + "\"mode\":\"enforce\",\"rule\":\"findings\",\"platform\":\"\",\"found\":3,\"allowed\":0,"
                                + "\"sentence\":\"it has 3\"}]}");

        Commands.Result passed = run("gate", "verdict", "technology/test:v1");
        assertThat(passed.code()).isZero();
        assertThat(passed.err()).contains("It passes.");
        Commands.Result stopped = run("gate", "verdict", "technology/test:v1", "--policy", "strict");
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.out()).contains("strict", "findings", "it has 3");
        assertThat(stopped.err()).containsOnlyOnce("It is stopped.");
    }

    @Test
    void aVerdictOfAFileIsAskedForWithWhatWasFoundInIt() throws Exception {
        Path saved = Files.createDirectories(folder.resolve("saved"));
        Files.writeString(saved.resolve("config.json"), "{\"os\":\"linux\",\"architecture\":\"amd64\"}");
        Files.writeString(
                saved.resolve("manifest.json"),
                "[{\"Config\":\"config.json\",\"RepoTags\":[\"app:1\"],\"Layers\":[]}]");
        api.answering(
                "POST /api/v1/gates/verdicts",
                200,
                "{\"outcome\":\"blocked\",\"sentence\":\"It is stopped.\",\"reasons\":[]}");

        Commands.Result stopped =
                run("gate", "verdict", "--file", saved.toString(), "--as", "technology/test:v1", "--policy", "strict");

        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err()).containsOnlyOnce("It is stopped.");
        assertThat(api.calls())
                .singleElement()
                .asString()
                .contains("\"as\":\"technology/test\"", "\"tag\":\"v1\"", "\"policy\":\"strict\"")
                .contains("\"problem\":\"an archive of 'docker save' holds none");
        assertThat(run("gate", "verdict", "--file", saved.toString(), "--json").out())
                .contains("\"outcome\"");
        assertThat(run("gate", "verdict").code()).isEqualTo(2);
        assertThat(run("gate", "verdict", "technology/test:v1", "--file", saved.toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aPolicyComesFromAFileAsItWouldStandInTheSettings() throws Exception {
        Path file = Files.writeString(
                folder.resolve("p.yaml"), "mode: warn\nrules:\n  - rule: findings\n    severity: critical\n");
        String path = "/api/v1/namespaces/technology/gates/policies/p";
        api.answering("PUT " + path, 201, "{}").answering("GET " + path, 200, "{\"name\":\"p\"}");

        assertThat(run("gate", "policy", "set", "p", "--on", "technology", "--file", file.toString())
                        .code())
                .isZero();

        assertThat(api.calls())
                .contains("PUT " + path
                        + " {\"mode\":\"warn\",\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}");
    }

    @Test
    void anExceptionGoesWhereItHolds() {
        api.answering("POST /api/v1/repositories/technology/test/-/gates/exceptions", 201, "{\"id\":\"1\"}");

        run(
                "gate",
                "exception",
                "add",
                "--on",
                "technology/test",
                "--vulnerability",
                "CVE-2021-44228",
                "--reason",
                "not reachable",
                "--expires",
                "2027-03-31");

        assertThat(api.calls())
                .containsExactly(
                        "POST /api/v1/repositories/technology/test/-/gates/exceptions"
                                + " {\"vulnerability\":\"CVE-2021-44228\",\"reason\":\"not reachable\",\"expires\":\"2027-03-31\"}");
    }

    @Test
    void aRehearsalSaysHowManyItWouldStop() {
        api.answering(
                "POST /api/v1/gates/rehearsals",
                200,
                "{\"policy\":\"p\",\"looked\":200,\"stopped\":37,\"builds\":9,\"stoppedBuilds\":2,\"images\":[{\"repository\":\"technology/test\","
                        + "\"tags\":[\"v1\"],\"outcome\":\"blocked\",\"sentence\":\"It is stopped.\"}]}");

        Commands.Result result = run("gate", "rehearse", "p", "--last", "200");

        assertThat(result.err()).contains("would stop 37 of 200 images, and 2 of the 9 builds that pushed last.");
        assertThat(api.calls()).containsExactly("POST /api/v1/gates/rehearsals {\"last\":200,\"policy\":\"p\"}");
        assertThat(run("gate", "rehearse").code()).isEqualTo(2);
    }

    @Test
    void verdictsAndRehearsalsSayHowOldTheDataIs() {
        String age = ",\"dataAsOf\":\"2020-02-01T03:10:00Z\",\"dataOld\":true";
        api.answering(
                        "GET " + VERDICT,
                        200,
                        "{\"outcome\":\"passed\",\"sentence\":\"It passes.\",\"reasons\":[]" + age + "}")
                .answering(
                        "POST /api/v1/gates/rehearsals",
                        200,
                        "{\"policy\":\"p\",\"looked\":1,\"stopped\":0,\"builds\":0,\"images\":[{}]" + age + "}")
                .answering(
                        "GET /api/v1/gates/verdicts?namespace=technology&outcome=blocked&mode=enforce&limit=1000",
                        200,
                        "{\"items\":[{\"image\":\"technology/test:v1\",\"outcome\":\"blocked\"" + age + "}]}");
        String said =
                "Vulnerability data as of 2020-02-01T03:10:00Z, [0-9]+ days old. An administrator of the registry should"
                        + " update it.";

        assertThat(run("gate", "verdict", "technology/test:v1").err()).containsPattern(said);
        assertThat(run("gate", "rehearse", "p").err()).containsPattern(said);
        Commands.Result listed =
                run("gate", "verdicts", "--namespace", "technology", "--outcome", "blocked", "--mode", "enforce");
        assertThat(listed.out()).contains("DATA AGE").containsPattern("technology/test:v1 +blocked.* days old");
    }
}
