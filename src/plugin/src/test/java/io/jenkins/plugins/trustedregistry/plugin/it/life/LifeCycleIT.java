// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeCycleIT {
    @TempDir
    private Path folder;

    @Test
    void anImageThatWasPushedIsThereAfterJenkinsWasRestarted() throws Exception {
        int port = RealJenkins.freePort();
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            jenkins.configuredBy(Casc.SECURITY, Casc.registry(port)).start();
            RegistryClient docker = new RegistryClient(jenkins.home(), port, Casc.USER, Casc.PASSWORD);
            assertThat(docker.login().statusCode()).isEqualTo(200);
            assertThat(docker.push("technology/test", "v1").statusCode()).isEqualTo(201);

            jenkins.stop();
            jenkins.start();

            assertThat(docker.pull("technology/test", "v1").statusCode()).isEqualTo(200);
            assertThat(jenkins.log()).doesNotContain("LinkageError", "NoClassDefFoundError", "NoSuchMethodError");
        }
    }

    @Test
    void reloadingFromDiskLeavesTheRegistryRunning() throws Exception {
        int port = RealJenkins.freePort();
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            jenkins.configuredBy(Casc.SECURITY, Casc.registry(port)).start();

            jenkins.as(Casc.USER, Casc.PASSWORD).call("POST", "reload", "");

            RegistryClient docker = new RegistryClient(jenkins.home(), port, Casc.USER, Casc.PASSWORD);
            assertThat(docker.push("technology/test", "v2").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void aUsedPortIsSaidToAdministratorsAndJenkinsIsUp() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            jenkins.configuredBy(Casc.SECURITY, Casc.registry(taken.getLocalPort()))
                    .start();

            JenkinsSession alice = jenkins.as(Casc.USER, Casc.PASSWORD);
            assertThat(alice.get("manage/").body())
                    .contains("Port " + taken.getLocalPort() + " of 127.0.0.1 is in use by another process");
            assertThat(alice.json("trusted-registry/api/v1/whoami").get("name").asText())
                    .as("the pages work all the same")
                    .isEqualTo(Casc.USER);
        }
    }

    @Test
    void whenThePortIsFreeAgainTryingAgainHelps() throws Exception {
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            jenkins.configuredBy(Casc.SECURITY, Casc.registry(taken.getLocalPort()))
                    .start();
            taken.close();

            jenkins.as(Casc.USER, Casc.PASSWORD).form("administrativeMonitor/trusted-registry/tryAgain", "tryAgain=");

            RegistryClient docker = new RegistryClient(jenkins.home(), taken.getLocalPort(), Casc.USER, Casc.PASSWORD);
            assertThat(docker.login().statusCode()).isEqualTo(200);
        } finally {
            taken.close();
        }
    }

    @Test
    void aBrokenCertificateIsSaidToAdministratorsAndJenkinsIsUp() throws Exception {
        String broken = """
                unclassified:
                  trustedRegistry:
                    listener:
                      address: 127.0.0.1
                      port: 0
                    tls:
                      certificate: not a certificate
                      key: not a key
                """;
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            jenkins.configuredBy(Casc.SECURITY, broken).start();

            JenkinsSession nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
            assertThat(nigel.get("manage/").body()).contains("The certificate in the settings can't be used");
            assertThat(nigel.get("trusted-registry/api/v1/whoami").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void aFullDiskIsSaidToAdministratorsAndJenkinsIsUp() throws Exception {
        Path home = folder.resolve("home");
        Path registry = Files.createDirectories(home.resolve("trusted-registry"));
        Assumptions.assumeTrue(
                mounts("mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", registry.toString()),
                "needs to mount a file system");
        try (RealJenkins jenkins = RealJenkins.in(home)) {
            jenkins.configuredBy(Casc.SECURITY, Casc.registry(0)).start();

            assertThat(jenkins.as(Casc.USER, Casc.PASSWORD).get("manage/").body())
                    .contains("The container registry does not work", "trusted-registry");
        } finally {
            mounts("umount", registry.toString());
        }
    }

    private static boolean mounts(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
