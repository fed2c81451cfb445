// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The clients people use, as Debian ships them, against the running server. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClientsTest {
    @TempDir
    private Path folder;

    private RunningServer tls;
    private RunningServer plain;

    @BeforeAll
    void startServers() throws Exception {
        tls = RunningServer.startTls(Files.createDirectories(folder.resolve("tls")));
        tls.tellTheStory();
        plain = RunningServer.startPlain(Files.createDirectories(folder.resolve("plain")));
        plain.tellTheStory();
    }

    @AfterAll
    void stopServers() throws Exception {
        if (tls != null) {
            tls.close();
        }
        if (plain != null) {
            plain.close();
        }
    }

    @Test
    void dockerLogsInPushesAndPulls() throws Exception {
        try (DockerEngine engine = DockerEngine.start(Files.createDirectories(folder.resolve("engine")))) {
            Images.importBusybox(engine, folder, "app:latest");
            for (RunningServer server : new RunningServer[] {tls, plain}) {
                dockerTellsTheStory(engine, server);
            }
        }
    }

    private void dockerTellsTheStory(DockerEngine engine, RunningServer server) throws Exception {
        Command nigel = engine.docker(Files.createTempDirectory(folder, "nigel"));
        String image = server.address() + "/technology/test:v1";
        login(nigel, engine, server, "nigelpoulton").says("Login Succeeded");
        nigel.run(engine.client(), "tag", "app:latest", image).succeeded();
        nigel.run(engine.client(), "push", image).succeeded().says("v1: digest: sha256:");
        nigel.run(engine.client(), "rmi", image).succeeded();
        nigel.run(engine.client(), "pull", image).succeeded();
        nigel.run(engine.client(), "run", "--rm", "--network", "none", image, "echo", "it runs")
                .succeeded()
                .says("it runs");

        Command stranger = engine.docker(Files.createTempDirectory(folder, "stranger"));
        login(stranger, engine, server, "stranger").says("Login Succeeded");
        stranger.run(engine.client(), "push", image).failed().says("denied:", "read-write", "technology");
        String secret = stranger.run(engine.client(), "pull", server.address() + "/technology/secret:v1")
                .failed()
                .output();
        String missing = stranger.run(engine.client(), "pull", server.address() + "/technology/absent:v1")
                .failed()
                .output();
        assertThat(secret.replace("technology/secret", "technology/absent")).isEqualTo(missing);
        engine.docker(folder)
                .run(engine.client(), "pull", image)
                .succeeded(); // nobody has logged in here, and the repository is public
    }

    private static Command.Result login(Command who, DockerEngine engine, RunningServer server, String user) {
        return who.feed(
                        RunningServer.PASSWORD,
                        engine.client(),
                        "login",
                        "--username",
                        user,
                        "--password-stdin",
                        server.address())
                .succeeded();
    }

    @Test
    void podmanAndSkopeoShareAnImageUnchanged() throws Exception {
        Tools.needRoot();
        String podman = Tools.need("podman");
        String skopeo = Tools.need("skopeo");
        for (RunningServer server : new RunningServer[] {tls, plain}) {
            Path work = Files.createTempDirectory(folder, "podman");
            Path trust = Files.createDirectories(work.resolve("trust"));
            if (server == tls) {
                Files.copy(server.authority(), trust.resolve("ca.crt"));
            }
            boolean verify = server == tls;
            Command nigel = podmanIn(work);
            String image = server.address() + "/technology/test:podman";
            nigel.feed(
                            RunningServer.PASSWORD,
                            podman,
                            "login",
                            "--tls-verify=" + verify,
                            "--cert-dir=" + trust,
                            "--username=nigelpoulton",
                            "--password-stdin",
                            server.address())
                    .succeeded();
            Path tar = Images.busyboxTar(work);
            nigel.run(podman, "import", tar.toString(), "localhost/app:latest").succeeded();
            nigel.run(podman, "tag", "localhost/app:latest", image).succeeded();
            nigel.run(podman, "push", "--tls-verify=" + verify, "--cert-dir=" + trust, image)
                    .succeeded();
            nigel.run(podman, "rmi", "--all", "--force").succeeded();
            nigel.run(podman, "pull", "--tls-verify=" + verify, "--cert-dir=" + trust, image)
                    .succeeded();

            Path layout = work.resolve("layout");
            nigel.run(
                            skopeo,
                            "copy",
                            "--src-tls-verify=" + verify,
                            "--src-cert-dir=" + trust,
                            "docker://" + image,
                            "oci:" + layout + ":app")
                    .succeeded();
            nigel.run(
                            skopeo,
                            "copy",
                            "--dest-tls-verify=" + verify,
                            "--dest-cert-dir=" + trust,
                            "oci:" + layout + ":app",
                            "docker://" + server.address() + "/technology/test:skopeo")
                    .succeeded();
            assertThat(digest(nigel, skopeo, server, trust, "skopeo"))
                    .isEqualTo(digest(nigel, skopeo, server, trust, "podman"));
            nigel.run(
                            skopeo,
                            "delete",
                            "--tls-verify=" + verify,
                            "--cert-dir=" + trust,
                            "docker://" + server.address() + "/technology/test:skopeo")
                    .succeeded();
        }
    }

    private static String digest(Command nigel, String skopeo, RunningServer server, Path trust, String tag) {
        return nigel.run(
                        skopeo,
                        "inspect",
                        "--tls-verify=" + server.url().startsWith("https"),
                        "--cert-dir=" + trust,
                        "--format={{.Digest}}",
                        "docker://" + server.address() + "/technology/test:" + tag)
                .succeeded()
                .output();
    }

    private static Command podmanIn(Path work) throws Exception {
        Path containers = Files.writeString(work.resolve("containers.conf"), """
                [engine]
                runtime = "runc"
                cgroup_manager = "cgroupfs"
                events_logger = "file"
                """);
        Path storage = Files.writeString(
                work.resolve("storage.conf"), """
                [storage]
                driver = "vfs"
                graphroot = "%s"
                runroot = "%s"
                """.formatted(work.resolve("graph"), work.resolve("run")));
        return new Command(
                work,
                Map.of(
                        "CONTAINERS_CONF", containers.toString(),
                        "CONTAINERS_STORAGE_CONF", storage.toString(),
                        "REGISTRY_AUTH_FILE", work.resolve("auth.json").toString()));
    }

    @Test
    void skopeoRefusesAServerWhoseAuthorityItDoesNotTrust() {
        String skopeo = Tools.need("skopeo");
        Command.in(folder)
                .run(skopeo, "inspect", "docker://" + tls.address() + "/technology/test:v1")
                .failed()
                .says("x509");
    }
}
