// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors to and from a real registry of another make, with TLS of its own authority and a password. */
@Tag("slow")
class MirroredImagesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TEST = "/api/v1/repositories/technology/test/-/mirrors";
    private static final String SECRET = "/api/v1/repositories/technology/secret/-/mirrors";
    private static final Path GUIDE = Path.of("../../docs/user-guide.md");

    @TempDir
    private Path folder;

    private RunningServer started() throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.yaml"), """
                unclassified:
                  trustedRegistry:
                    webhooks: {allowedTargets: [127.0.0.1]}
                """);
        RunningServer server =
                Launch.plain(folder).with("--config", settings.toString()).start();
        server.tellTheStory();
        return server;
    }

    private ForeignRegistry other() throws Exception {
        return ForeignRegistry.start(Files.createDirectories(folder.resolve("other")));
    }

    /** Somebody at a command line, logged in as the administrator. */
    private record Operator(RunningServer server, String token, Path folder) {
        static Operator of(RunningServer server, Path folder) throws Exception {
            String token = JSON.readTree(server.api("POST", "/api/v1/tokens", "{\"name\":\"operator\"}"))
                    .get("token")
                    .asText();
            return new Operator(server, token, folder);
        }

        Command.Result run(String... arguments) {
            return Cli.run(server, token, folder, arguments);
        }

        /** Makes a mirror with the password of the other registry in a file. */
        void make(ForeignRegistry other, String repository, String name, String... more) throws IOException {
            Path password = Files.writeString(folder.resolve("token.txt"), ForeignRegistry.PASSWORD + "\n");
            List<String> argv = new ArrayList<>(List.of("mirror", "create", repository, name));
            argv.addAll(List.of("--user", ForeignRegistry.USER, "--secret-file", password.toString()));
            argv.addAll(List.of("--authority", other.authority().toString()));
            argv.addAll(List.of(more));
            run(argv.toArray(String[]::new)).succeeded();
        }
    }

    private static JsonNode get(RunningServer server, String path) throws Exception {
        return JSON.readTree(server.api("GET", path, ""));
    }

    private static boolean became(RunningServer server, String mirror, String tag, String outcome) throws Exception {
        return get(server, mirror + "/copies")
                .get("items")
                .valueStream()
                .anyMatch(copy -> copy.get("tag").asText().equals(tag)
                        && copy.get("outcome").asText().equals(outcome));
    }

    @Test
    void anImageForTwoPlatformsGoesThereWithWhatStandsBesideItAndComesBackTheSame() throws Exception {
        try (RunningServer server = started();
                ForeignRegistry other = other()) {
            Operator operator = Operator.of(server, folder);
            operator.make(
                    other,
                    "technology/test",
                    "partner",
                    "--push",
                    other.url() + "/suppliers/test",
                    "--if",
                    "tag starts with v");
            Skopeo skopeo = Skopeo.on(server, Files.createDirectories(folder.resolve("skopeo")));
            skopeo.login("nigelpoulton").succeeded();
            String beside = skopeo.push(PlatformsLayout.make(folder, "signature", "amd64"), "technology/test:beside");
            String pushed = skopeo.pushAll(PlatformsLayout.make(folder, "app", "amd64", "arm64"), "technology/test:v1");
            skopeo.push(PlatformsLayout.make(folder, "draft", "amd64"), "technology/test:draft");

            Waiting.until(() -> became(server, TEST + "/partner", "v1", "copied"));
            assertThat(other.digest("suppliers/test:v1")).isEqualTo(pushed);
            String signature = pushed.replace(':', '-') + ".sig";
            skopeo.copy("technology/test:beside", "technology/test:" + signature);
            Waiting.until(() -> other.has("suppliers/test:" + signature));
            assertThat(other.digest("suppliers/test:" + signature)).isEqualTo(beside);
            assertThat(other.has("suppliers/test:draft")).isFalse();

            operator.make(
                    other,
                    "technology/secret",
                    "upstream",
                    "--poll",
                    other.url() + "/suppliers/test",
                    "--schedule",
                    "");
            operator.run("mirror", "run", "technology/secret", "upstream", "--wait")
                    .succeeded()
                    .says("succeeded");
            assertThat(became(server, SECRET + "/upstream", "v1", "copied")).isTrue();
            assertThat(skopeo.rawDigest("technology/secret:v1")).isEqualTo(pushed);
            assertThat(skopeo.rawDigest("technology/secret:" + signature)).isEqualTo(beside);

            operator.run("mirror", "run", "technology/secret", "upstream", "--wait")
                    .succeeded();
            JsonNode last = get(server, SECRET + "/upstream").get("lastRun");
            assertThat(last.get("outcome").asText()).isEqualTo("unchanged");
            assertThat(server.log()).doesNotContain(ForeignRegistry.PASSWORD);
        }
        Launch.checkStorage(folder).succeeded();
    }

    @Test
    void aWrongPasswordIsSaidByTheTestAndByTheRun() throws Exception {
        try (RunningServer server = started();
                ForeignRegistry other = other()) {
            Operator operator = Operator.of(server, folder);
            operator.make(other, "technology/test", "partner", "--push", other.url() + "/suppliers/test");
            operator.run("mirror", "test", "technology/test", "partner").succeeded();
            Skopeo skopeo = Skopeo.on(server, Files.createDirectories(folder.resolve("skopeo")));
            skopeo.login("nigelpoulton").succeeded();
            Path wrong = Files.writeString(folder.resolve("wrong.txt"), "something else entirely");

            operator.run("mirror", "change", "technology/test", "partner", "--secret-file", wrong.toString())
                    .succeeded();
            operator.run("mirror", "test", "technology/test", "partner")
                    .failed()
                    .says(other.address());
            skopeo.push(PlatformsLayout.make(folder, "app", "amd64"), "technology/test:v1");
            Waiting.until(() -> get(server, TEST + "/partner")
                    .path("lastRun")
                    .path("outcome")
                    .asText()
                    .matches("failed|refused"));
            String said = get(server, TEST + "/partner").toString()
                    + server.api("GET", "/api/v1/audit?limit=100", "")
                    + server.log();
            assertThat(said).contains(other.address()).doesNotContain("something else entirely");
        }
    }

    @Test
    void anotherRegistryThatIsNotThereIsSaid() throws Exception {
        try (RunningServer server = started()) {
            Operator operator = Operator.of(server, folder);
            try (ForeignRegistry other = other()) {
                operator.make(
                        other,
                        "technology/test",
                        "upstream",
                        "--poll",
                        other.url() + "/suppliers/test",
                        "--schedule",
                        "");
            }

            operator.run("mirror", "test", "technology/test", "upstream")
                    .failed()
                    .says("127.0.0.1");
            JsonNode tested = JSON.readTree(operator.run("mirror", "show", "technology/test", "upstream", "--json")
                    .succeeded()
                    .output());
            assertThat(tested.get("passwordSet").asBoolean()).isTrue();
            JsonNode job = JSON.readTree(server.api("POST", TEST + "/upstream/runs", "{}"));
            Waiting.until(() -> get(server, "/api/v1/jobs/" + job.get("id").asText())
                    .path("outcome")
                    .asText("")
                    .contains("127.0.0.1"));
        }
    }

    @Test
    void theCommandsOfTheGuideThatNeedAnotherRegistryWork() throws Exception {
        List<String> commands = Files.readAllLines(GUIDE).stream()
                .dropWhile(line -> !line.contains("MirroredImagesTest runs these commands"))
                .skip(2)
                .takeWhile(line -> !line.equals("```"))
                .map(line -> line.replaceFirst("\\s*#.*", ""))
                .toList();
        assertThat(commands).hasSize(5).allMatch(line -> line.startsWith("trusted-registry mirror "));
        try (RunningServer server = started();
                ForeignRegistry other = other()) {
            Operator operator = Operator.of(server, folder);
            operator.make(other, "technology/test", "partner", "--push", other.url() + "/suppliers/test", "--on", "");
            server.api("PATCH", TEST + "/partner", "{\"username\":\"\"}");
            Skopeo skopeo = Skopeo.on(server, Files.createDirectories(folder.resolve("skopeo")));
            skopeo.login("nigelpoulton").succeeded();
            skopeo.push(PlatformsLayout.make(folder, "app", "amd64"), "technology/test:v1");

            for (String line : commands) {
                String own = line.replace("--user supplier", "--user " + ForeignRegistry.USER);
                operator.run(own.substring("trusted-registry ".length()).split(" +"))
                        .succeeded();
            }
            assertThat(other.has("suppliers/test:v1")).isTrue();
        }
    }

    @Test
    void whatCosignSignedIsVerifiedAtTheOtherRegistry() throws Exception {
        String cosign = CosignTest.cosign();
        Command signer = Command.in(Files.createDirectories(folder.resolve("signer")))
                .with("COSIGN_PASSWORD", "")
                .with("DOCKER_CONFIG", folder.resolve("signer").toString());
        signer.run(cosign, "generate-key-pair").succeeded();
        try (RunningServer server = started();
                ForeignRegistry other = other()) {
            Operator operator = Operator.of(server, folder);
            operator.make(other, "technology/test", "partner", "--push", other.url() + "/suppliers/test");
            Skopeo skopeo = Skopeo.on(server, Files.createDirectories(folder.resolve("skopeo")));
            skopeo.login("nigelpoulton").succeeded();
            String digest = skopeo.push(PlatformsLayout.make(folder, "app", "amd64"), "technology/test:v1");
            for (String[] login : new String[][] {
                {server.address(), "nigelpoulton", RunningServer.PASSWORD},
                {other.address(), ForeignRegistry.USER, ForeignRegistry.PASSWORD}
            }) {
                signer.feed(login[2], cosign, "login", "--username=" + login[1], "--password-stdin", login[0])
                        .succeeded();
            }
            CosignTest.sign(
                            signer,
                            cosign,
                            "cosign.key",
                            server.address() + "/technology/test@" + digest,
                            CosignTest.ways(signer, cosign).get(0))
                    .succeeded();

            operator.run("mirror", "run", "technology/test", "partner", "--wait")
                    .succeeded();
            signer.with("SSL_CERT_FILE", other.authority().toString())
                    .run(
                            cosign,
                            "verify",
                            "--key=cosign.pub",
                            "--insecure-ignore-tlog=true",
                            other.address() + "/suppliers/test@" + digest)
                    .succeeded();
        }
    }
}
