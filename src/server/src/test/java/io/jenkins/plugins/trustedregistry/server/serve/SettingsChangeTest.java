// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.client.ApiAnswer;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of a running server that are changed through its API, and its file. */
class SettingsChangeTest {
    @TempDir
    private Path folder;

    private Path home;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                home.resolve("registry.yaml"),
                "# ours\nunclassified:\n  trustedRegistry:\n    trash:\n      days: 3\n");
        server = TestServer.startPlain(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ApiAnswer admin(String call, String json) throws Exception {
        return server.call(TestServer.ADMIN, TestServer.PASSWORD, call, json);
    }

    private String file() throws Exception {
        return Files.readString(home.resolve("registry.yaml"));
    }

    /** Asks until the answer is the one that is waited for; while the registry is opened anew there is none. */
    private JsonNode await(String block, Predicate<JsonNode> wanted) throws Exception {
        while (true) {
            try {
                ApiAnswer answer = admin("GET /api/v1/settings/" + block, "");
                if (answer.isSuccess() && wanted.test(answer.json())) {
                    return answer.json();
                }
            } catch (CommandFailure | NoSuchElementException closed) {
                Thread.onSpinWait(); // it is being opened
            }
        }
    }

    @Test
    void opensItselfAnewAtTheSamePortAndKeepsWhatTheFileSays() throws Exception {
        String url = server.url();

        ApiAnswer done = admin("PATCH /api/v1/settings/trash", "{\"days\":5}");

        assertThat(done.json().path("applied").asText()).isEqualTo("soon");
        assertThat(file()).isEqualTo("# ours\nunclassified:\n  trustedRegistry:\n    trash:\n      days: 5\n");
        await("trash", block -> block.path("inForce").asBoolean());
        assertThat(server.url()).isEqualTo(url);
        assertThat(admin("PATCH /api/v1/settings/garbageCollection", "{\"schedule\":\"0 3 * * *\"}")
                        .json()
                        .path("applied")
                        .asText())
                .isEqualTo("now");
        assertThat(file()).contains("schedule: 0 3 * * *").startsWith("# ours\n");
    }

    @Test
    void letsAPushThatIsUnderWayEndFirst() throws Exception {
        byte[] content = new byte[200_000];
        String digest = "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        HttpURLConnection push =
                (HttpURLConnection) URI.create(server.url() + "/v2/admin/app/blobs/uploads/?digest=" + digest)
                        .toURL()
                        .openConnection();
        push.setRequestMethod("POST");
        push.setDoOutput(true);
        push.setChunkedStreamingMode(4096);
        push.setRequestProperty("Content-Type", "application/octet-stream");
        push.setRequestProperty(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((TestServer.ADMIN + ":" + TestServer.PASSWORD)
                                        .getBytes(StandardCharsets.UTF_8)));
        try (OutputStream out = push.getOutputStream()) {
            out.write(content, 0, 100_000);
            out.flush();

            assertThat(admin("PATCH /api/v1/settings/trash", "{\"days\":6}")
                            .json()
                            .path("applied")
                            .asText())
                    .isEqualTo("soon");

            out.write(content, 100_000, 100_000);
        }
        assertThat(push.getResponseCode()).isEqualTo(201);
        await("trash", block -> block.path("inForce").asBoolean());
    }

    @Test
    void goesBackToTheSettingsBeforeWhenItCanNotBeOpenedWithNewOnes() throws Exception {
        String before = file();

        // The public key is none, which only the opening finds out.
        ApiAnswer done = admin(
                "PATCH /api/v1/settings/gates",
                "{\"policies\":[{\"name\":\"p\",\"rules\":[{\"rule\":\"signature\",\"keys\":[\"nobody\"]}]}]}");

        if (done.isSuccess()) {
            JsonNode block = await("gates", found -> found.has("problem"));
            assertThat(block.path("problem").asText())
                    .contains("The registry could not be opened with the last change, so it was taken back.");
        }
        assertThat(file()).isEqualTo(before);
    }

    @Test
    void aPortThatIsTakenIsRefusedBeforeAnythingIsClosed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ApiAnswer refused = admin(
                    "PATCH /api/v1/settings/listener",
                    "{\"address\":\"127.0.0.1\",\"port\":" + taken.getLocalPort() + "}");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.refusal()).contains("can't listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void aNewFileIsMadeWhereThereIsNone() throws Exception {
        Files.delete(home.resolve("registry.yaml"));

        admin("PATCH /api/v1/settings/jobs", "{\"keepDays\":9}");

        assertThat(file())
                .startsWith("unclassified:\n  trustedRegistry:\n    jobs:\n")
                .contains("keepDays: 9");
    }
}
