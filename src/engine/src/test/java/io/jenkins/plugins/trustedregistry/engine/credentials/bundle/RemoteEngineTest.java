// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.Commands;
import io.jenkins.plugins.trustedregistry.engine.credentials.CredentialsWorld;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.KeyedCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.ServerNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real docker engine that was started with {@code --tlsverify} and trusts the registry's authority, driven by a real docker
 * client and a bundle's {@code env.sh}. Needs dockerd and root.
 */
@Tag("slow")
class RemoteEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.NEVER) // the engine leaves mounts for a moment; delete() waits for them
    private Path folder;

    private CredentialsWorld world;
    private int port;
    private Process engine;

    @BeforeEach
    void startEngine() throws Exception {
        for (String program : List.of("dockerd", "docker", "unzip", "bash")) {
            Commands.assumeInstalled(program);
        }
        Assumptions.assumeTrue(
                Files.isWritable(Path.of("/var/lib")) && Files.isDirectory(Path.of("/sys/fs/cgroup")),
                "SKIPPED: dockerd needs root");
        world = new CredentialsWorld(folder, new TestClock(Instant.now()));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        engine = engine();
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.readString(folder.resolve("dockerd.log")).contains("API listen on 127.0.0.1")) {
            assertThat(engine.waitFor(50, TimeUnit.MILLISECONDS)).as(log()).isFalse();
            assertThat(Instant.now()).as(log()).isBefore(end);
        }
    }

    private Process engine() throws IOException {
        KeyedCertificate certificate = world.credentials
                .authority()
                .issueServer(ServerNames.of(List.of("127.0.0.1", "localhost")), Duration.ofDays(1));
        Files.writeString(
                folder.resolve("ca.pem"), world.credentials.authority().pem());
        Files.writeString(folder.resolve("engine.pem"), certificate.leafPem());
        Files.writeString(folder.resolve("engine-key.pem"), certificate.keyPem());
        List<String> command = List.of(
                "dockerd",
                "--iptables=false",
                "--ip6tables=false",
                "--bridge=none",
                "--ip-forward=false",
                "--ip-masq=false",
                "--userland-proxy=false",
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("dockerd.pid"),
                "--config-file=" + Files.writeString(folder.resolve("daemon.json"), "{}"),
                "--tlsverify",
                "--tlscacert=" + folder.resolve("ca.pem"),
                "--tlscert=" + folder.resolve("engine.pem"),
                "--tlskey=" + folder.resolve("engine-key.pem"),
                "--host=tcp://127.0.0.1:" + port);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dockerd.log").toFile())
                .start();
    }

    @AfterEach
    void stopEngine() throws Exception {
        if (engine != null) {
            engine.destroy();
            assertThat(engine.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        if (world != null) {
            world.close();
            Commands.run(folder.getParent(), "rm", "-rf", folder.toString());
        }
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("dockerd.log"));
    }

    @Test
    void letsInTheClientOfABundleAndNobodyElse() throws Exception {
        Path bundle = unpackedBundle("nigel's bundle");

        Commands.Result inside = docker(bundle, "eval \"$(<env.sh)\" && docker version --format '{{.Server.Version}}'");
        assertThat(inside.code()).as(inside.text() + log()).isZero();
        assertThat(inside.text()).matches("\\d+\\.\\d+[^\\n]*\\n");

        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.copy(bundle.resolve("ca.pem"), empty.resolve("ca.pem"));
        Commands.Result outside = docker(
                bundle,
                "eval \"$(<env.sh)\" && DOCKER_CERT_PATH='" + empty + "' DOCKER_CONFIG='" + empty + "' docker version");
        assertThat(outside.code()).isNotZero();
        assertThat(outside.text()).contains("certificate").doesNotContain("expired");
    }

    @Test
    void refusesTheClientOfAnotherRegistry() throws Exception {
        Path mine = unpackedBundle("mine");
        Path others;
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (CredentialsWorld other = new CredentialsWorld(elsewhere, new TestClock(Instant.now()))) {
            others = unpacked(other, "others");
        }
        Files.copy(mine.resolve("ca.pem"), others.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);

        Commands.Result result = docker(others, "eval \"$(<env.sh)\" && docker version");

        assertThat(result.code()).isNotZero();
        assertThat(result.text()).contains("certificate").doesNotContain("expired");
    }

    private Path unpackedBundle(String name) throws Exception {
        return unpacked(world, name);
    }

    private Path unpacked(CredentialsWorld of, String name) throws Exception {
        BundleTarget target = new BundleTarget("127.0.0.1:5000", Optional.of("tcp://127.0.0.1:" + port));
        byte[] zip = of.credentials
                .bundles()
                .create("nigel", name, Duration.ofDays(1), target)
                .zip();
        Path into = Files.createDirectory(folder.resolve(name));
        Path file = Files.write(into.resolve("bundle.zip"), zip);
        assertThat(Commands.run(into, "unzip", "-q", file.toString()).code()).isZero();
        return into;
    }

    private Commands.Result docker(Path bundle, String script) throws Exception {
        return Commands.run(bundle, Map.of("HOME", folder.toString()), "bash", "-c", script);
    }
}
