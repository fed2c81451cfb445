// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Patience;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a Jenkins that is in the middle of something. */
class RunningFaultsIT {
    @TempDir
    private Path folder;

    @Test
    void aSafeRestartLetsARunningPushFinish() throws Exception {
        int port = RealJenkins.freePort();
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            jenkins.configuredBy(Casc.SECURITY, Casc.registry(port)).start();
            try (SlowUpload upload = SlowUpload.begin(jenkins.home(), port, "technology/test", "slow ".repeat(2_000))) {
                jenkins.as(Casc.USER, Casc.PASSWORD).form("safeRestart", "");
                Patience.until(() -> {
                    upload.goOn();
                    return !isOpen(port);
                });

                assertThat(upload.finish()).startsWith("HTTP/1.1 201 ");
            }
            jenkins.awaitRestart();
            RegistryClient again = new RegistryClient(jenkins.home(), port, Casc.USER, Casc.PASSWORD);
            assertThat(again.push("technology/test", "v1").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void aPushThatNeverEndsDoesNotKeepJenkinsFromStopping() throws Exception {
        int port = RealJenkins.freePort();
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            jenkins.configuredBy(Casc.SECURITY, Casc.registry(port)).start();
            try (SlowUpload upload = SlowUpload.begin(jenkins.home(), port, "technology/test", "only one half")) {
                jenkins.stop(); // which waits a minute at most

                assertThat(upload).isNotNull();
            }
        }
    }

    @Test
    void aDiskThatFillsUpWhileJenkinsRunsIsSaidToAdministratorsUntilThereIsSpaceAgain() throws Exception {
        int port = RealJenkins.freePort();
        Path home = folder.resolve("home");
        Path registry = Files.createDirectories(home.resolve("trusted-registry"));
        Assumptions.assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", registry.toString()),
                "needs to mount a file system");
        try (RealJenkins jenkins = RealJenkins.in(home)) {
            jenkins.configuredBy(Casc.SECURITY, Casc.registry(port)).start();
            RegistryClient docker = new RegistryClient(jenkins.home(), port, Casc.USER, Casc.PASSWORD);
            JenkinsSession nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
            assertThat(docker.push("technology/test", "before").statusCode()).isEqualTo(201);
            assertThat(nigel.get("manage/").body()).doesNotContain("its disk is full");

            Path filler = registry.resolve("filler");
            fill(filler);

            Patience.until(() -> nigel.get("manage/").body().contains("storage: its disk is full"));
            try (SlowUpload upload = SlowUpload.begin(home, port, "technology/test", "too much")) {
                assertThat(upload.finish()).startsWith("HTTP/1.1 507 ");
            }
            assertThat(docker.pull("technology/test", "before").statusCode()).isEqualTo(200);
            assertThat(nigel.get("").statusCode()).isEqualTo(200);

            Files.delete(filler);

            Patience.until(() -> !nigel.get("manage/").body().contains("its disk is full"));
            assertThat(docker.push("technology/test", "after").statusCode()).isEqualTo(201);
        } finally {
            ran("umount", registry.toString());
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] bytes = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean ran(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
