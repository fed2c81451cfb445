// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that only look: which calls they make, and what they print of the answers. */
class LookCommandsTest {
    private static final String REPOSITORY = "/api/v1/repositories/technology/test/-/";
    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String IMAGE = REPOSITORY + "manifests/" + DIGEST.replace(":", "%3A");

    @TempDir
    Path folder;

    private final FakeApi api = new FakeApi();

    private Commands.Result run(String... arguments) {
        return Commands.against(api, folder).run(arguments);
    }

    @Test
    void aSearchPrintsWhatKindOfThingWasFoundAndWhetherThereIsMore() {
        api.answering(
                "GET /api/v1/search?q=te&limit=2",
                200,
                "{\"repositories\":[\"technology/test\"],\"tags\":[{\"repository\":\"o/r\",\"tag\":\"te1\",\"digest\":\"sha256:1\"}],"
                        + "\"images\":[],\"more\":true}");

        Commands.Result found = run("search", "te", "--limit", "2");

        assertThat(found.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly("KIND REPOSITORY TAG DIGEST", "repository technology/test", "tag o/r te1 sha256:1");
        assertThat(found.err()).contains("There is more");
    }

    @Test
    void aTagIsLookedUpBeforeItsContents() {
        api.answering("GET " + REPOSITORY + "tags/v1", 200, "{\"digest\":\"" + DIGEST + "\"}")
                .answering(
                        "GET " + IMAGE + "/contents",
                        200,
                        "{\"layers\":[{\"digest\":\"sha256:2\",\"size\":2048,\"instruction\":\"RUN make\"}],\"images\":[]}");

        assertThat(run("repo", "contents", "technology/test:v1").out()).contains("sha256:2", "2.0 KiB", "RUN make");
        assertThat(run("repo", "contents", "technology/test@" + DIGEST).code()).isZero();
        assertThat(api.calls())
                .containsExactly(
                        "GET " + REPOSITORY + "tags/v1", "GET " + IMAGE + "/contents", "GET " + IMAGE + "/contents");
    }

    @Test
    void provenanceNamesTheBuilderAndTheRun() {
        api.answering("GET " + IMAGE + "/provenance", 200, """
                {"items":[{"signer":"registry","about":true,"predicateType":"https://slsa.dev/provenance/v1",
                "statement":{"predicate":{"runDetails":{"builder":{"id":"https://ci/"},"metadata":{"invocationId":"https://ci/1/"}}}}},
                {"signer":"nobody","about":false,"predicateType":"","statement":{}}]}""");

        Commands.Result found = run("repo", "provenance", "technology/test@" + DIGEST);

        assertThat(found.out()).contains("registry", "yes", "https://ci/", "https://ci/1/", "nobody", "no");
        assertThat(run("repo", "provenance", "technology/test@" + DIGEST, "--json")
                        .out())
                .contains("\"runDetails\"");
    }

    @Test
    void whatARepositoryIsAndWhoseAndWhatWasDoneInIt() {
        api.answering("GET " + REPOSITORY + "description", 200, "{\"markdown\":\"# Hi\\n\",\"html\":\"<h1>Hi</h1>\"}")
                .answering(
                        "GET " + REPOSITORY + "owners", 200, "{\"kind\":\"organization\",\"owners\":[\"user:alice\"]}")
                .answering(
                        "GET " + REPOSITORY + "activity?limit=5&reference=v1",
                        200,
                        "{\"items\":[{\"time\":\"2026-11-26T10:00:00.123Z\",\"actor\":\"alice\",\"operation\":\"push manifest\"}]}");

        assertThat(run("repo", "description", "technology/test").out()).isEqualTo("# Hi\n");
        assertThat(run("repo", "description", "technology/test", "--html").out())
                .isEqualTo("<h1>Hi</h1>\n");
        assertThat(run("repo", "owners", "technology/test").out()).contains("user:alice");
        assertThat(run("repo", "activity", "technology/test", "--last", "5", "--reference", "v1")
                        .out())
                .contains("2026-11-26T10:00:00Z", "alice", "push manifest");
    }

    @Test
    void storageUseIsOfTheRegistryOrOfANamespace() {
        String answer =
                "{\"countedAt\":\"2026-11-26T10:00:00Z\",\"items\":[{\"name\":\"o\",\"repositories\":2,\"blobs\":3,\"bytes\":2048,\"ownBytes\":1024}]}";
        api.answering("GET /api/v1/storage-use", 200, answer)
                .answering("GET /api/v1/namespaces/o/storage-use", 200, answer);

        assertThat(run("storage-use").out()).contains("STORED", "2.0 KiB", "1.0 KiB");
        assertThat(run("storage-use", "o").code()).isZero();
        assertThat(run("storage-use", "o", "--json").out()).contains("\"ownBytes\" : 1024");
    }

    @Test
    void plansAndRulesOfANamespaceAreAskedForByItsNameAlone() {
        api.answering(
                        "GET /api/v1/namespaces/o/pruning?limit=1000",
                        200,
                        "{\"items\":[{\"repository\":\"o/r\",\"tags\":9,\"goes\":4,\"some\":[]}]}")
                .answering(
                        "GET /api/v1/namespaces/o/promotion-rules?limit=1000",
                        200,
                        "{\"items\":[{\"repository\":\"o/r\",\"name\":\"out\",\"target\":\"p/r\"}]}");

        assertThat(run("pruning", "plan", "o").out()).contains("o/r", "9", "4");
        assertThat(run("promotion", "list", "o").out()).contains("o/r", "out", "p/r");
    }
}
