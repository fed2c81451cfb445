// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real docker daemon of its own, on a socket. */
public final class Dockerd implements AutoCloseable {
    private static final Path DAEMON = Path.of("/usr/sbin/dockerd");
    private static final Path CLIENT = Path.of("/usr/bin/docker");

    private final Path folder;
    private final Process process;

    private Dockerd(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Skips the test, loudly, where there is no daemon to start. @param more arguments */
    public static Dockerd start(Path folder, String... more) throws Exception {
        boolean can = Files.isExecutable(DAEMON)
                && Files.isExecutable(CLIENT)
                && "root".equals(System.getProperty("user.name"));
        if (!can) {
            System.err.println("SKIPPED: no docker daemon was started. It takes root and " + DAEMON + ".");
        }
        Assumptions.assumeTrue(can, "needs root and dockerd");
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(
                DAEMON.toString(),
                "--iptables=false",
                "--ip6tables=false",
                "--bridge=none",
                "--ip-forward=false",
                "--ip-masq=false",
                "--userland-proxy=false",
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("dockerd.pid"),
                "-H",
                "unix://" + folder.resolve("docker.sock")));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dockerd.log").toFile())
                .start();
        Dockerd made = new Dockerd(folder, process);
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (made.docker("version").waitFor() != 0) {
            assertThat(Instant.now()).as("dockerd came up: %s", made.log()).isBefore(end);
            process.waitFor(300, TimeUnit.MILLISECONDS);
        }
        return made;
    }

    public String host() {
        return "unix://" + folder.resolve("docker.sock");
    }

    /** Makes an image of one file. */
    public void image(String name, Path tar) throws Exception {
        assertThat(docker("import", tar.toString(), name).waitFor()).isZero();
    }

    private Process docker(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(CLIENT.toString(), "-H", host()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("docker.log").toFile()))
                .start();
    }

    public String log() throws IOException {
        return Files.readString(folder.resolve("dockerd.log"));
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
