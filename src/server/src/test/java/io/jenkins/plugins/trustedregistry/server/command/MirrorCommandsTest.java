// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about mirrors. */
class MirrorCommandsTest {
    private static final String MIRRORS = "/api/v1/repositories/a/b/-/mirrors";
    private static final String TEST = "POST /api/v1/repositories/a/b/-/mirror-test";
    private static final String FAR = "https://registry.example.com:5000/far/away";

    @TempDir
    private Path folder;

    private final FakeApi api = new FakeApi();

    private Commands.Result run(String... line) {
        return Commands.against(api, folder).run(line);
    }

    @Test
    void makesAMirrorOfOneAddress() {
        api.answering("POST " + MIRRORS, 201, "{\"name\":\"out\",\"schedule\":\"\"}");

        Commands.Result made = run(
                "mirror",
                "create",
                "a/b",
                "out",
                "--push",
                FAR,
                "--if",
                "tag starts with v",
                "--if",
                "gate is passed",
                "--on",
                "scan",
                "--tag",
                "%n-far",
                "--no-referrers",
                "--no-overwrite");

        assertThat(made.out()).contains("out").doesNotContain("SCHEDULE");
        assertThat(api.calls())
                .containsExactly("POST " + MIRRORS
                        + " {\"direction\":\"push\",\"registry\":\"https://registry.example.com:5000\","
                        + "\"repository\":\"far/away\",\"tag\":\"%n-far\","
                        + "\"criteria\":[\"tag starts with v\",\"gate is passed\"],\"triggers\":[\"scan\"],"
                        + "\"referrers\":false,\"overwrite\":false,\"name\":\"out\"}");
    }

    @Test
    void thePasswordComesFromAFileOrStandardInputOrTheTerminal() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "from a file\n");
        api.answering("POST " + MIRRORS, 201, "{\"name\":\"in\"}");

        run("mirror", "create", "a/b", "in", "--poll", FAR, "--user", "robot", "--secret-file", file.toString());
        Commands.against(api, folder)
                .at(FakeTerminal.piping("piped\n"))
                .run("mirror", "create", "a/b", "in", "--poll", FAR, "--user", "robot", "--password-stdin");
        Commands.against(api, folder)
                .at(FakeTerminal.typing("typed"))
                .run("mirror", "create", "a/b", "in", "--poll", FAR, "--user", "robot");

        assertThat(api.calls())
                .hasSize(3)
                .satisfiesExactly(
                        call -> assertThat(call).contains("\"username\":\"robot\",\"password\":\"from a file\""),
                        call -> assertThat(call).contains("\"password\":\"piped\""),
                        call -> assertThat(call).contains("\"password\":\"typed\""));
        Commands.Result unasked = run("mirror", "create", "a/b", "in", "--poll", FAR, "--user", "robot");
        assertThat(unasked.code()).isEqualTo(2);
        assertThat(unasked.err()).contains("--password-stdin");
    }

    @Test
    void changesOnlyWhatIsSaid() {
        api.answering("PATCH " + MIRRORS + "/in", 200, "{\"name\":\"in\"}")
                .answering("DELETE " + MIRRORS + "/in", 204, "");

        run("mirror", "change", "a/b", "in", "--no-active", "--schedule", "");
        run("mirror", "set", "a/b", "in", "--user", "", "--if", "");
        assertThat(run("mirror", "change", "a/b", "in").err()).contains("nothing to change");
        assertThat(run("mirror", "delete", "a/b", "in").out()).contains("The mirror in of a/b is removed.");

        assertThat(api.calls())
                .containsExactly(
                        "PATCH " + MIRRORS + "/in {\"schedule\":\"\",\"active\":false}",
                        "PATCH " + MIRRORS + "/in {\"username\":\"\",\"criteria\":[]}",
                        "DELETE " + MIRRORS + "/in");
    }

    @Test
    void anAddressIsWholeAndLeadsOneWay() {
        assertThat(run("mirror", "create", "a/b", "in", "--poll", "registry.example.com/far/away")
                        .err())
                .contains("https://registry.example.com/library/alpine");
        assertThat(run("mirror", "create", "a/b", "in", "--poll", FAR, "--push", FAR)
                        .code())
                .isEqualTo(2);
        assertThat(api.calls()).isEmpty();
    }

    @Test
    void testsAMirrorThereIsWithItsPasswordAndOtherOptions() {
        api.answering("GET " + MIRRORS + "/out", 200, """
                        {"name":"out","direction":"push","registry":"https://r.example.com","repository":"far","username":"robot",
                        "passwordSet":true,"owner":"user:alice","changedAt":"2026-11-26T10:00:00Z","overwrite":true,
                        "lastRun":{"at":"2026-11-26T10:00:00Z","outcome":"copied","sentence":"All.","job":7}}""")
                .answering(
                        TEST,
                        200,
                        "{\"reached\":true,\"loggedIn\":true,\"mayPush\":true,\"enough\":true,\"sentence\":\"All is well.\"}");

        Commands.Result result = run("mirror", "test", "a/b", "out", "--no-overwrite");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("All is well.");
        assertThat(api.calls().get(1))
                .isEqualTo(TEST + " {\"name\":\"out\",\"direction\":\"push\",\"registry\":\"https://r.example.com\","
                        + "\"repository\":\"far\",\"username\":\"robot\",\"overwrite\":false,\"mirror\":\"out\"}");
    }

    @Test
    void aTestThatIsNotEnoughFailsWithTheSentence() {
        api.answering(
                TEST,
                200,
                "{\"reached\":false,\"loggedIn\":false,\"enough\":false,\"sentence\":\"Nobody answers there.\"}");

        Commands.Result result = run("mirror", "test", "a/b", "--poll", FAR);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Nobody answers there.");
    }

    @Test
    void showsAndListsThemAndWhatBecameOfTags() {
        api.answering("GET " + MIRRORS + "/out", 200, """
                        {"name":"out","authorities":"-----BEGIN CERTIFICATE-----","schedule":"",
                        "lastRun":{"at":"2026-11-26T10:00:00Z","outcome":"refused","sentence":"A gate stands against it.","job":7}}""")
                .answering(
                        "GET " + MIRRORS + "?limit=1000",
                        200,
                        "{\"items\":[{\"name\":\"out\",\"direction\":\"push\",\"repository\":\"far/away\"}]}")
                .answering(
                        "GET /api/v1/namespaces/a/mirrors?limit=1000",
                        200,
                        "{\"items\":[{\"local\":\"a/b\",\"name\":\"out\",\"repository\":\"far/away\"}]}")
                .answering(
                        "GET " + MIRRORS + "/out/copies?limit=50",
                        200,
                        "{\"items\":[{\"tag\":\"v1\",\"outcome\":\"refused\",\"sentence\":\"A gate stands against it.\"}]}");

        assertThat(run("mirror", "show", "a/b", "out").out())
                .contains("refused, 2026-11-26T10:00:00Z, job 7: A gate stands against it.", "of its own")
                .doesNotContain("BEGIN CERTIFICATE", "SCHEDULE");
        assertThat(run("mirror", "show", "a/b", "out", "--json").out()).contains("\"job\" : 7");
        assertThat(run("mirror", "list", "a/b").out()).contains("out", "push", "far/away");
        assertThat(run("mirror", "list", "a").out()).contains("a/b", "out", "far/away");
        assertThat(run("mirror", "copies", "a/b", "out").out()).contains("v1", "refused", "A gate stands against it.");
    }

    @Test
    void runsAMirrorOnOneTag() {
        api.answering(
                "POST " + MIRRORS + "/out/runs",
                201,
                "{\"id\":7,\"kind\":\"push-mirroring\",\"state\":\"queued\",\"requestedBy\":\"alice\"}");

        assertThat(run("mirror", "run", "a/b", "out", "--tag", "v1").out()).contains("7");
        assertThat(api.calls()).contains("POST " + MIRRORS + "/out/runs {\"tag\":\"v1\"}");
    }
}
