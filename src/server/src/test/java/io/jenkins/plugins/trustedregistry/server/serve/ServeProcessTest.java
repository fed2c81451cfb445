// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: what it prints, and with which code it ends. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServeProcessTest {
    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void printsItsBannerTakesTheHomeAndEndsWithZeroOnSigterm() throws Exception {
        Path home = folder.resolve("home");
        Process first = start("serve", "--home", home.toString(), "--listen", "127.0.0.1:0", "--plain-http");
        List<String> banner = linesUntil(first, "  docker image push ");

        assertThat(banner.get(0)).startsWith("Trusted Registry ").endsWith(" is running.");
        assertThat(String.join("\n", banner))
                .containsPattern("address   http://127\\.0\\.0\\.1:[1-9]\\d*\n")
                .containsPattern("login     admin, password [A-Za-z0-9]{24} ")
                .doesNotContain("certs.d");

        Process second = start("serve", "--home", home.toString(), "--listen", "127.0.0.1:0", "--plain-http");
        assertEnds(second, 4, "is in use by process " + first.pid());
        Process offline = start("org", "list", "--home", home.toString());
        assertEnds(offline, 4, "talk to it with --server URL");

        first.destroy();
        assertThat(first.waitFor()).isZero();
        assertEnds(start("org", "list", "--home", home.toString()), 0, "");
    }

    @Test
    void endsWithACodeAndOneSentenceWhenItCannotStart() throws Exception {
        Path settings = Files.writeString(
                folder.resolve("casc.yaml"), "unclassified:\n  trustedRegistry:\n    listener:\n      prot: 1\n");

        assertEnds(
                start("serve", "--home", folder.resolve("h").toString(), "--config", settings.toString()),
                3,
                "casc.yaml, line 4: 'prot' is not a key here. Allowed: address, plainHttp, port.");
        assertEnds(
                start("serve", "--home", folder.resolve("h").toString(), "--listen", "0.0.0.0:0", "--plain-http"),
                3,
                "Plain HTTP is only allowed on a loopback address");
        assertEnds(start("serve", "--home", settings.toString()), 5, "is a file: name a folder");
        assertEnds(start("serve"), 2, "Missing required option: '--home=DIR'");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.jenkins.plugins.trustedregistry.server.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(folder.resolve("stderr-" + started.size()).toFile());
        builder.environment().remove("TRUSTED_REGISTRY_ADMIN_PASSWORD");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Standard output up to the line that begins so. */
    private static List<String> linesUntil(Process process, String beginning) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        String line = reader.readLine();
        while (line != null) {
            lines.add(line);
            if (line.startsWith(beginning)) {
                return lines;
            }
            line = reader.readLine();
        }
        throw new AssertionError("The process ended after " + lines);
    }

    private void assertEnds(Process process, int code, String sentence) throws Exception {
        assertThat(process.waitFor()).isEqualTo(code);
        String said = Files.readString(folder.resolve("stderr-" + started.indexOf(process)));
        assertThat(said).contains(sentence).doesNotContain("\tat ", "Exception");
    }
}
