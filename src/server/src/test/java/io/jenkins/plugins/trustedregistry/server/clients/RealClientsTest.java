// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients people use, as Debian ships them, against the running server. */
@Tag("slow")
class RealClientsTest {
    @TempDir
    private static Path folder;

    private static RunningServer tls;
    private static RunningServer plain;

    @BeforeAll
    static void startServers() throws Exception {
        tls = Launch.tls(Files.createDirectories(folder.resolve("tls"))).start();
        tls.tellTheStory();
        plain = Launch.plain(Files.createDirectories(folder.resolve("plain"))).start();
        plain.tellTheStory();
    }

    @AfterAll
    static void stopServers() throws Exception {
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
    void podmanLogsInPushesAndPulls() throws Exception {
        for (RunningServer server : new RunningServer[] {tls, plain}) {
            Podman podman = Podman.on(server, Files.createTempDirectory(folder, "podman"));
            String image = server.address() + "/technology/test:podman";
            podman.login("nigelpoulton").succeeded().says("Login Succeeded");
            podman.run("import", Images.busyboxTar(podman.folder()).toString(), "localhost/app:latest")
                    .succeeded();
            podman.run("tag", "localhost/app:latest", image).succeeded();
            podman.remote("push", image).succeeded();
            podman.run("rmi", "--all", "--force").succeeded();
            podman.remote("pull", image).succeeded();

            podman.login("stranger").succeeded();
            podman.remote("push", image).failed().says("denied", "read-write", "technology");
            podman.run("logout", server.address()).succeeded();
            podman.remote("pull", image).succeeded(); // the repository is public
        }
    }

    @Test
    void skopeoCopiesWithoutChangingTheDigestAndDeletes() throws Exception {
        for (RunningServer server : new RunningServer[] {tls, plain}) {
            Skopeo skopeo = Skopeo.on(server, Files.createTempDirectory(folder, "skopeo"));
            skopeo.login("nigelpoulton").succeeded().says("Login Succeeded");
            String pushed = skopeo.push(Images.layout(skopeo.folder()), "technology/test:skopeo");
            assertThat(skopeo.digest("technology/test:skopeo")).isEqualTo(pushed);

            Path pulled = skopeo.pull("technology/test:skopeo");
            assertThat(skopeo.push(pulled, "technology/secret:copy")).isEqualTo(pushed);
            assertThat(skopeo.copy("technology/secret:copy", "technology/test:again"))
                    .isEqualTo(pushed);

            skopeo.delete("technology/test:again").succeeded();
            skopeo.inspect("technology/test:again").failed().says("manifest unknown");
            assertThat(skopeo.digest("technology/secret:copy")).isEqualTo(pushed); // another repository's is its own
        }
    }

    @Test
    void skopeoRefusesAServerWhoseAuthorityItDoesNotTrust() throws Exception {
        Path work = Files.createTempDirectory(folder, "distrust");
        Skopeo trusting = Skopeo.on(tls, work);
        trusting.login("nigelpoulton").succeeded();
        trusting.push(Images.layout(work), "technology/test:trust");

        trusting.inspect("technology/test:trust").succeeded();
        trusting.run("inspect", "docker://" + tls.address() + "/technology/test:trust")
                .failed()
                .says("x509");
    }
}
