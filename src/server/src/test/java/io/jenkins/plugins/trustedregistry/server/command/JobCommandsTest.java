// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about background work: what they ask for, and that they work on a home without a server. */
class JobCommandsTest {
    private static final String DONE = "{\"id\":7,\"kind\":\"garbage-collection\",\"state\":\"succeeded\",\"progress\":"
            + "{\"done\":100,\"total\":100,\"unit\":\"percent\",\"step\":\"Looked.\"},\"parameters\":{},"
            + "\"outcome\":\"Removed 3 blobs.\",\"figures\":{\"blobsRemoved\":3}}";

    @TempDir
    Path folder;

    private final FakeApi api = new FakeApi();

    private Commands.Result run(String... arguments) {
        return Commands.against(api, folder).run(arguments);
    }

    @Test
    void followsALogPieceByPiece() {
        api.answering("GET /api/v1/jobs/7/log?offset=0", 200, "{\"text\":\"one\\n\",\"next\":4,\"complete\":false}")
                .answering(
                        "GET /api/v1/jobs/7/log?offset=4", 200, "{\"text\":\"two\\n\",\"next\":8,\"complete\":false}")
                .answering("GET /api/v1/jobs/7/log?offset=8", 200, "{\"text\":\"\",\"next\":8,\"complete\":true}");

        assertThat(run("job", "log", "7", "--follow").out()).isEqualTo("one\ntwo\n");
    }

    @Test
    void waitsForACollectionAndSaysWhatItDid() {
        api.answering("POST /api/v1/garbage-collection/runs", 201, DONE.replace("succeeded", "queued"))
                .answering("GET /api/v1/jobs/7", 200, DONE);

        Commands.Result result = run("gc", "run", "--wait");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Removed 3 blobs.", "100 of 100 percent", "blobsRemoved 3");
    }

    @Test
    void bringsFilesOfAdvisoriesAndImportsThemTogether() throws Exception {
        Path debian = Files.writeString(folder.resolve("debian.zip"), "");
        Path own = Files.writeString(folder.resolve("our own.json"), "");
        api.answering("POST /api/v1/advisories/uploads?name=debian.zip", 201, "{\"id\":\"a\"}")
                .answering("POST /api/v1/advisories/uploads?name=our%20own.json", 201, "{\"id\":\"b\"}")
                .answering("POST /api/v1/advisories/imports", 201, DONE.replace("succeeded", "queued"))
                .answering("GET /api/v1/jobs/7", 200, DONE);

        Commands.Result result = run("advisories", "import", debian.toString(), own.toString());

        assertThat(result.code()).isZero();
        assertThat(api.calls()).contains("POST /api/v1/advisories/imports {\"uploads\":[\"a\",\"b\"]}");
    }

    @Test
    void failsWhenTheCollectionDoes() {
        api.answering("POST /api/v1/garbage-collection/runs", 201, DONE.replace("succeeded", "queued"))
                .answering(
                        "GET /api/v1/jobs/7",
                        200,
                        DONE.replace("succeeded", "failed").replace("Removed", "Could not remove"));

        Commands.Result result = run("gc", "run", "--wait");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Job 7 failed. Could not remove 3 blobs.");
    }

    @Test
    void saysUntilWhenACollectionIsPutOff() {
        api.answering("POST /api/v1/garbage-collection/runs", 201, DONE.replace("succeeded", "queued"))
                .answering(
                        "GET /api/v1/jobs/7",
                        200,
                        DONE.replace("succeeded", "queued")
                                .replace("\"outcome\"", "\"dueAt\":\"2026-11-25T20:00:00Z\",\"outcome\""));

        assertThat(run("gc", "run", "--wait").err()).contains("waits until 2026-11-25T20:00:00Z");
    }

    @Test
    void cancelsTheCollectionThatRuns() {
        api.answering("GET /api/v1/garbage-collection", 200, "{\"job\":7}")
                .answering("POST /api/v1/jobs/7/cancel", 200, DONE.replace("succeeded", "cancelled"));

        assertThat(run("gc", "cancel").out()).contains("cancelled");
    }

    @Test
    void saysWhenThereIsNothingToCancel() {
        api.answering("GET /api/v1/garbage-collection", 200, "{}");

        assertThat(run("gc", "cancel").err()).contains("No collection waits or runs.");
    }

    @Test
    void collectsAndScrubsAHomeWithoutAServer() throws Exception {
        Path home = folder.resolve("home");
        TestServer.startPlain(home).close();
        Path orphans = Files.createDirectories(home.resolve("storage/blobs/sha256/aa"));
        Path orphan = Files.writeString(orphans.resolve("aa" + "0".repeat(62)), "nobody has this");
        Path config = Files.writeString(
                folder.resolve("registry.yaml"),
                "unclassified:\n  trustedRegistry:\n    garbageCollection: {graceSeconds: 1}\n");
        Commands commands = Commands.real(folder);

        assertThat(onHome(commands, home, config, "gc", "run", "--dry-run").out())
                .contains("sha256:aa", "unlinked");
        assertThat(orphan).exists();
        assertThat(onHome(commands, home, config, "gc", "status").out()).contains("off", "15 B in 1 blobs");
        assertThat(onHome(commands, home, config, "scrub", "run").out()).contains("1 were damaged");
        assertThat(onHome(commands, home, config, "scrub", "damaged").out()).contains("sha256:aa");
        Files.createDirectories(orphans);
        Files.writeString(orphan, "nobody has this");

        Commands.Result result = onHome(commands, home, config, "gc", "run");
        while (result.err().contains("waits until")) { // one second of grace since the server's end
            result = onHome(commands, home, config, "gc", "run");
        }

        assertThat(orphan).doesNotExist();
        assertThat(onHome(commands, home, config, "gc", "history").out()).contains("Removed 1 blobs (15 bytes)");
        assertThat(onHome(commands, home, config, "job", "list").out())
                .contains("scrub", "garbage-collection", "console");
    }

    private static Commands.Result onHome(Commands commands, Path home, Path config, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--home", home.toString(), "--config", config.toString()));
        return commands.run(all.toArray(String[]::new));
    }
}
