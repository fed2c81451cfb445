// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server whose database somebody else holds, or has damaged. */
@Tag("slow")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class DatabaseFaultTest {
    private static final String REPOSITORY = "technology/test";

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatIsLockedHoldsUpWritesOnlyAndOnlyWhileItIs() throws Exception {
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            server.tellTheStory();
            RegistryUser admin = RegistryUser.of(server, RunningServer.ADMIN);
            byte[] manifest = image(admin);
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                HttpResponse<byte[]> refused = admin.send(
                        "PUT", "/v2/" + REPOSITORY + "/manifests/v2", manifest, "Content-Type", Images.MANIFEST);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).contains("5");
                assertThat(new String(refused.body(), UTF_8))
                        .contains("Try again in a few seconds", "incident")
                        .doesNotContain("SQLITE", "/");
                HttpResponse<String> problem = server.call(
                        RunningServer.ADMIN,
                        RunningServer.PASSWORD,
                        "POST",
                        "/api/v1/repositories",
                        "{\"name\":\"technology/more\"}");
                assertThat(problem.statusCode()).isEqualTo(503);
                assertThat(problem.headers().firstValue("Retry-After")).contains("5");
                assertThat(problem.body())
                        .contains("UNAVAILABLE", "Try again in a few seconds")
                        .doesNotContain("SQLITE", "registry.db");
                assertThat(server.log()).contains("is locked by another process");
                assertThat(admin.get("/v2/" + REPOSITORY + "/manifests/v1").body())
                        .isEqualTo(manifest);
                statement.execute("ROLLBACK");
            }
            admin.tag(REPOSITORY, "v2", manifest);
            assertThat(server.stop()).isZero();
        }
    }

    @Test
    void dockerGoesOnWithItsPushWhenTheDatabaseIsFreeAgain() throws Exception {
        try (RunningServer server = Launch.plain(folder).shortLived().start();
                DockerEngine engine = DockerEngine.start(Files.createDirectories(folder.resolve("engine")))) {
            server.tellTheStory();
            Command docker = engine.docker(Files.createDirectories(folder.resolve("docker")));
            String image = server.address() + "/" + REPOSITORY + ":v1";
            Images.importBusybox(engine, folder, image);
            docker.feed(
                            RunningServer.PASSWORD,
                            engine.client(),
                            "login",
                            "--username=nigelpoulton",
                            "--password-stdin",
                            server.address())
                    .succeeded();
            FutureTask<Command.Result> push = new FutureTask<>(() -> docker.run(engine.client(), "push", image));
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                Thread pushing = new Thread(push);
                pushing.setDaemon(true);
                pushing.start();
                Waiting.until(() -> server.log().contains("is locked by another process"));
                statement.execute("ROLLBACK");
            }
            push.get(2, TimeUnit.MINUTES).succeeded().says("v1: digest: sha256:", "Retrying");
        }
    }

    @Test
    void aDatabaseThatIsDamagedIsToldOfAndNothingOfItIsServed() throws Exception {
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            server.tellTheStory();
            image(RegistryUser.of(server, RunningServer.ADMIN));
            assertThat(server.stop()).isZero();
        }
        try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
            file.seek(100);
            file.write("no schema any more".getBytes(UTF_8));
        }
        Command.Result result =
                Command.in(folder).run(Launch.plain(folder).serve().toArray(String[]::new));
        result.failed().says("registry.db is damaged", "backup");
        assertThat(result.output()).doesNotContain("at io.jenkins", "unexpectedly");
    }

    @Test
    void aManifestWhoseBytesHaveChangedIsNotServed() throws Exception {
        byte[] manifest;
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            server.tellTheStory();
            manifest = image(RegistryUser.of(server, RunningServer.ADMIN));
            assertThat(server.stop()).isZero();
        }
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = other.createStatement()) {
            boolean views = statement
                    .executeQuery("SELECT 1 FROM sqlite_master WHERE name = 'any_manifest'")
                    .next();
            statement.execute("UPDATE " + (views ? "any_manifest" : "manifest")
                    + " SET content = CAST(replace(CAST(content AS TEXT), 'layer', 'lxyer') AS BLOB)");
        }
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            RegistryUser admin = RegistryUser.of(server, RunningServer.ADMIN);
            for (String reference : new String[] {"v1", Images.digest(manifest)}) {
                HttpResponse<byte[]> answer = admin.get("/v2/" + REPOSITORY + "/manifests/" + reference);
                assertThat(answer.statusCode()).isEqualTo(500);
            }
            assertThat(server.log()).contains(Images.digest(manifest));
            admin.tag(REPOSITORY, "v1", manifest); // brings the right bytes again
            assertThat(admin.get("/v2/" + REPOSITORY + "/manifests/v1").body()).isEqualTo(manifest);
        }
    }

    private static byte[] image(RegistryUser admin) throws Exception {
        byte[] config = "{}".getBytes(UTF_8);
        byte[] layer = "a layer".getBytes(UTF_8);
        admin.push(REPOSITORY, config);
        admin.push(REPOSITORY, layer);
        byte[] manifest = Images.manifest(config, layer).getBytes(UTF_8);
        admin.tag(REPOSITORY, "v1", manifest);
        return manifest;
    }

    private Path database() {
        return folder.resolve("home/registry.db");
    }
}
