// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.server.clients.Ledger.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a real server while clients push, restored into empty homes and compared with what was there. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackupTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CLIENTS = 3;

    @TempDir
    private Path folder;

    private final Ledger ledger = new Ledger();
    private Path there;

    @BeforeEach
    void makeFolder() throws IOException {
        there = Files.createDirectories(folder.resolve("there"));
    }

    @Test
    void isWholeWhileClientsPushAndComparesInFull() throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.yaml"), """
                unclassified:
                  trustedRegistry:
                    administrators: [user:nigelpoulton]
                """);
        try (RunningServer server = Launch.tls(folder)
                .shortLived()
                .with("--config", settings.toString())
                .start()) {
            server.tellTheStory();
            makeRepositories(server);
            String token = JSON.readTree(server.api("POST", "/api/v1/tokens", "{\"name\":\"backup\"}"))
                    .get("token")
                    .asText();

            Set<Stored> before = backUpUnderLoad(server, token);
            assertRestoredUnderLoad(before, token);

            Path kept = Files.createDirectory(folder.resolve("kept"));
            backUp(server, token, kept.toString());
            RegistryUser.of(server, RunningServer.ADMIN).push(Workload.SHARED, new byte[] {1, 2, 3});
            backUp(server, token, kept.toString());
            Map<String, String> images = Census.images(server);
            String certificate = server.api("GET", "/api/v1/certificate", "");
            assertThat(server.stop()).isZero();

            assertRestoredInFull(kept, images, certificate, token);
        }
    }

    @Test
    void leavesNothingHalfMade() throws Exception {
        Path home = folder.resolve("home");
        try (RunningServer server = Launch.plain(folder).shortLived().start()) {
            server.tellTheStory();
            RegistryUser.of(server, RunningServer.ADMIN).push("technology/test", new byte[100_000]);
            Cli.run(folder, "backup", "--home", home.toString(), "x.tar")
                    .failed()
                    .says("in use by process");
            assertThat(server.stop()).isZero();
        }
        Path file = folder.resolve("backup.tar");
        Cli.run(folder, "backup", "--home", home.toString(), file.toString()).succeeded();
        Cli.run(folder, "backup", "--home", home.toString(), file.toString())
                .failed()
                .says("exists already");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        byte[] archive = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(archive, archive.length / 2));
        Path target = folder.resolve("target");
        restore(cut, target).failed().says("The backup");
        assertThat(target).doesNotExist();
        Files.createDirectory(target);
        restore(cut, target).failed();
        assertThat(target).isEmptyDirectory();
        restore(file, home).failed().says("is not empty");

        // A restore that was killed: what it has unpacked keeps the home from being used.
        Files.createDirectories(target.resolve("restoring"));
        Files.writeString(target.resolve("registry.db"), "half");
        Cli.run(folder, "org", "list", "--home", target.toString()).failed().says("was not finished");
        restore(file, target).succeeded().says("whole and compared");
        Cli.run(folder, "check", "--storage", "--home", target.toString())
                .succeeded()
                .says("all is well");
    }

    private void makeRepositories(RunningServer server) throws Exception {
        for (int client = 0; client < CLIENTS; client++) {
            server.api("POST", "/api/v1/repositories", "{\"name\":\"" + Workload.repositoryOf(client) + "\"}");
        }
        server.api("POST", "/api/v1/repositories", "{\"name\":\"" + Workload.SHARED + "\"}");
    }

    /** Gives what was acknowledged before the backup began. */
    private Set<Stored> backUpUnderLoad(RunningServer server, String token) throws Exception {
        CountDownLatch some = new CountDownLatch(100);
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Thread thread = new Thread(
                    new Workload(RegistryUser.of(server, RunningServer.ADMIN), ledger, some, client, client));
            thread.start();
            clients.add(thread);
        }
        assertThat(some.await(2, TimeUnit.MINUTES)).isTrue();
        Set<Stored> before = new HashSet<>(ledger.drainAcknowledged());
        backUp(server, token, folder.resolve("load.tar").toString());
        assertThat(ledger.drainAcknowledged()).as("pushed meanwhile").isNotEmpty();
        for (Thread client : clients) {
            client.interrupt();
            client.join();
        }
        return before;
    }

    private void backUp(RunningServer server, String token, String target) {
        Cli.run(server, token, folder, "backup", "--ca", server.authority().toString(), target)
                .succeeded()
                .says("whole and compared");
    }

    private Command.Result restore(Path from, Path home) {
        return Cli.run(folder, "restore", from.toString(), "--home", home.toString());
    }

    private void assertRestoredUnderLoad(Set<Stored> before, String token) throws Exception {
        Path place = Files.createDirectory(folder.resolve("loaded"));
        restore(folder.resolve("load.tar"), place.resolve("home")).succeeded().says("whole and compared");
        try (RunningServer server = Launch.tls(place).shortLived().start()) {
            RegistryUser admin = RegistryUser.of(server, RunningServer.ADMIN);
            for (Stored each : before) {
                assertThat(Images.digest(admin.get(each.path()).body()))
                        .as("%s", each)
                        .isEqualTo(each.digest());
            }
            assertThat(Census.images(server)).isNotEmpty(); // every blob of every manifest, compared
            assertThat(server.log()).doesNotContain(" WARN ", " ERROR ");
            assertThat(server.stop()).isZero();
        }
        Launch.checkStorage(place).succeeded().says("all is well");
    }

    private void assertRestoredInFull(Path kept, Map<String, String> images, String certificate, String token)
            throws Exception {
        Path home = there.resolve("home");
        restore(kept, home).succeeded().says("whole and compared");
        Path source = folder.resolve("home");
        assertThat(Census.tables(home)).isEqualTo(Census.tables(source));
        assertThat(Census.files(home.resolve("keys"))).isEqualTo(Census.files(source.resolve("keys")));
        assertThat(Census.files(home.resolve("storage/blobs")))
                .isEqualTo(Census.files(source.resolve("storage/blobs")));
        assertThat(home.resolve("registry.yaml")).hasSameTextualContentAs(folder.resolve("settings.yaml"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys"))))
                .isEqualTo("rwx------");
        try (RunningServer server = Launch.tls(there).shortLived().start()) {
            assertThat(server.authority()).hasSameTextualContentAs(source.resolve("ca.pem"));
            assertThat(server.api("GET", "/api/v1/certificate", "")).isEqualTo(certificate);
            assertThat(Census.images(server)).isEqualTo(images);
            String nigel = server.call("nigelpoulton", RunningServer.PASSWORD, "GET", "/api/v1/settings", "")
                    .body();
            assertThat(nigel).contains("user:nigelpoulton"); // as administrator, which the settings made him
            assertThat(server.api("GET", "/api/v1/audit?limit=1000", ""))
                    .as("the audit log of before")
                    .contains("create organization");
            assertThat(JSON.readTree(server.api("GET", "/api/v1/audit/check", ""))
                            .get("faults"))
                    .isEmpty();
            Cli.run(server, token, folder, "whoami", "--ca", server.authority().toString())
                    .succeeded()
                    .says("admin");
        }
    }
}
