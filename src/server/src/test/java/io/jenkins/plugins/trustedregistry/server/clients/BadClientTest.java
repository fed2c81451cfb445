// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.server.clients.RawConnection.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What only a broken or hostile client sends, over a plain socket to the whole server. Every answer is a refusal in the format of the
 * API that was meant, or the connection ends; none is a fault of the server, and nothing is left on its disk.
 */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BadClientTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] BLOB = "a blob of 26 bytes, no more".getBytes(UTF_8);

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static List<Path> allowed;

    @BeforeAll
    static void start() throws Exception {
        server = Launch.plain(folder).start();
        server.tellTheStory();
        RegistryUser.of(server, RunningServer.ADMIN).push("technology/test", BLOB);
        allowed = new ArrayList<>(stored());
        assertThat(allowed).hasSize(1);
        // One upload is cut when the server has all of it already.
        allowed.add(Path.of(allowed.get(0)
                .toString()
                .replace(hex(BLOB), hex(CutUpload.CONTENT))
                .replace(
                        "/" + hex(BLOB).substring(0, 2) + "/",
                        "/" + hex(CutUpload.CONTENT).substring(0, 2) + "/")));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server == null) {
            return;
        }
        try (RunningServer running = server) {
            assertThat(running.log()).doesNotContain(" ERROR ", " WARN ", "Exception", "\tat ");
            assertThat(running.stop()).isZero();
        }
        Launch.checkStorage(folder).succeeded().says("all is well");
    }

    @AfterEach
    void nothingIsLeftAndOthersAreServed() throws Exception {
        Waiting.until(BadClientTest::isNothingLeft);
        RegistryUser.expect(200, RegistryUser.of(server, RunningServer.ADMIN).get("/v2/"));
    }

    private static boolean isNothingLeft() throws IOException {
        try {
            return allowed.containsAll(stored());
        } catch (UncheckedIOException e) {
            return false; // something went away while it was looked at
        }
    }

    private static String hex(byte[] content) {
        return Images.digest(content).substring("sha256:".length());
    }

    private static List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.walk(server.home().resolve("storage"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.jenkins.plugins.trustedregistry.server.clients.BadRequests#all")
    void isRefusedInOrder(String name, byte[] request) throws Exception {
        try (RawConnection connection = RawConnection.to(server)) {
            List<Answer> answers = connection.exchange(request);
            for (Answer answer : answers) {
                assertThatIsRefusal(answer);
            }
            // One that has pipelined a second request behind a bad one must not have it answered.
            assertThat(answers.size()).as("%s", answers).isLessThanOrEqualTo(1);
        }
    }

    private static void assertThatIsRefusal(Answer answer) throws IOException {
        assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("Exception", "jetty", "\tat ", folder.toString());
        JsonNode body = JSON.readTree(answer.body());
        if (answer.header("Content-Type").orElse("").equals("application/problem+json")) {
            assertThat(body.path("detail").asText()).isNotEmpty();
        } else {
            assertThat(body.at("/errors/0/code").asText()).as("%s", answer).matches("[A-Z_]+");
            assertThat(body.at("/errors/0/message").asText()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.jenkins.plugins.trustedregistry.server.clients.BadRequests#ofTheDistributionApi")
    void isRefusedWithTheSpecificationsErrors(String name, byte[] request) throws Exception {
        try (RawConnection connection = RawConnection.to(server)) {
            List<Answer> answers = connection.exchange(request);
            assertThat(answers).hasSize(1);
            assertThatIsRefusal(answers.get(0));
            assertThat(answers.get(0).header("Content-Type")).contains("application/json");
        }
    }

    @ParameterizedTest(name = "Range: {0}")
    @MethodSource("io.jenkins.plugins.trustedregistry.server.clients.BadRequests#ranges")
    void rangesThatAreNoneGetTheWholeBlobOrARefusal(String range) throws Exception {
        String request = BadRequests.head(
                "GET", "/v2/technology/test/blobs/" + Images.digest(BLOB), "Range: " + range, "Connection: close");
        try (RawConnection connection = RawConnection.to(server)) {
            Answer answer = connection.exchange(request.getBytes(ISO_8859_1)).get(0);
            if (answer.status() == 200) {
                assertThat(answer.body()).isEqualTo(new String(BLOB, UTF_8));
            } else if (answer.status() == 206) {
                assertThat(new String(BLOB, UTF_8)).contains(answer.body());
            } else {
                assertThat(answer.status()).isEqualTo(416);
                assertThatIsRefusal(answer);
            }
        }
    }

    @Test
    void garbageBehindAGoodRequestIsAnsweredByItselfAndEndsTheConnection() throws Exception {
        String good = BadRequests.head("GET", "/v2/");
        for (String garbage :
                List.of("\u0000\u0001\u0002\r\n\r\n", "HELLO\r\n\r\n", "GET\r\n\r\n", "\u0016\u0003\u0001")) {
            try (RawConnection connection = RawConnection.to(server)) {
                List<Answer> answers = connection.exchange((good + garbage).getBytes(ISO_8859_1));
                assertThat(answers.get(0).status()).isEqualTo(200);
                assertThat(answers.size()).isBetween(1, 2);
                if (answers.size() == 2) {
                    assertThatIsRefusal(answers.get(1));
                }
            }
        }
    }

    /** What a front end that reads the length otherwise would take for the body must never be answered as a request. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.jenkins.plugins.trustedregistry.server.clients.BadRequests#smuggled")
    void nothingIsSmuggledBehindAnAmbiguousLength(String name, byte[] request) throws Exception {
        try (RawConnection connection = RawConnection.to(server)) {
            List<Answer> answers = connection.exchange(request);
            assertThat(answers.size()).as("%s", answers).isLessThanOrEqualTo(1);
            for (Answer answer : answers) {
                assertThatIsRefusal(answer);
            }
        }
        RegistryUser.expect(
                200,
                RegistryUser.of(server, RunningServer.ADMIN)
                        .get("/v2/technology/test/blobs/" + Images.digest(BLOB))); // a DELETE of it was inside
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.trustedregistry.server.clients.CutUpload#values")
    void anUploadThatIsCutStandsWhereItStoodOrIsGone(CutUpload cut) throws Exception {
        RegistryUser admin = RegistryUser.of(server, RunningServer.ADMIN);
        String location = admin.startUpload("technology/test");
        admin.sendChunk(location, CutUpload.CONTENT, 0, CutUpload.SENT);

        try (RawConnection connection = RawConnection.to(server)) {
            connection.send(cut.begin(location));
            if (cut == CutUpload.AFTER_THE_LAST_BYTE) {
                connection.head();
            }
            connection.cut();
        }

        assertThatItStands(admin, location);
        // Refused until the server has noticed that nobody sends any more; 404 where it had all it needed.
        Waiting.until(() -> List.of(204, 404)
                .contains(admin.send("DELETE", location, new byte[0]).statusCode()));
        HttpResponse<byte[]> blob = admin.get("/v2/technology/test/blobs/" + Images.digest(CutUpload.CONTENT));
        if (blob.statusCode() == 200) {
            assertThat(cut.mayBeDone()).isTrue();
            assertThat(blob.body()).isEqualTo(CutUpload.CONTENT);
        }
    }

    /** What was acknowledged is there, and what came after it may be. */
    private static void assertThatItStands(RegistryUser admin, String location) throws Exception {
        HttpResponse<byte[]> status = admin.get(location);
        if (status.statusCode() == 204) {
            String range = status.headers().firstValue("Range").orElseThrow();
            int last = Integer.parseInt(range.substring(range.indexOf('-') + 1));
            assertThat(last + 1).isBetween(CutUpload.SENT, CutUpload.CONTENT.length);
        }
    }
}
