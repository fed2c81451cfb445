// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.Commands;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateAuthority;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleArchiveTest {
    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private CertificateAuthority authority;
    private byte[] zip;

    @BeforeEach
    void make() {
        authority = CertificateAuthority.open(folder.resolve("keys"), clock, new SecureRandom());
        zip = BundleArchive.of(
                new BundleContent(
                        "nigel",
                        new BundleTarget("registry.example.com:5000", Optional.of("tcp://engine.example.com:2376")),
                        authority.issueClient("nigel", Duration.ofDays(1)),
                        authority.pem(),
                        Secret.generate(Secret.Kind.BUNDLE_TOKEN, new SecureRandom())),
                clock.instant());
    }

    @Test
    void holdsWhatDockerLooksFor() {
        Map<String, String> files = Unpacked.files(zip);

        assertThat(files.keySet())
                .containsExactly(
                        "ca.pem",
                        "cert.pem",
                        "key.pem",
                        "env.sh",
                        "env.cmd",
                        "env.ps1",
                        "config.json",
                        "certs.d/registry.example.com:5000/ca.crt",
                        "certs.d/registry.example.com:5000/client.cert",
                        "certs.d/registry.example.com:5000/client.key");
        assertThat(files.get("ca.pem"))
                .isEqualTo(authority.pem())
                .isEqualTo(files.get("certs.d/registry.example.com:5000/ca.crt"));
        assertThat(files.get("key.pem"))
                .startsWith("-----BEGIN PRIVATE KEY-----")
                .isEqualTo(files.get("certs.d/registry.example.com:5000/client.key"));
        assertThat(files.get("cert.pem").split("BEGIN CERTIFICATE", -1)).hasSize(2);
    }

    @Test
    void isLoggedInToTheRegistry() {
        assertThat(Unpacked.files(zip).get("config.json")).contains("\"registry.example.com:5000\"");
        assertThat(Unpacked.login(zip)).matches("nigel:trb_[0-9A-Za-z]{38}");
    }

    @Test
    void carriesTheTimeItWasMade() throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry().getTimeLocal()).hasToString("2026-11-24T10:00");
        }
    }

    @Test
    void secretsArePrivateWhenUnpacked() throws Exception {
        Commands.assumeInstalled("unzip");
        Path file = Files.write(folder.resolve("bundle.zip"), zip);
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));

        Commands.Result result = Commands.run(unpacked, "unzip", file.toString());

        assertThat(result.code()).as(result.text()).isZero();
        assertThat(modes(unpacked, "key.pem")).isEqualTo("rw-------");
        assertThat(modes(unpacked, "config.json")).isEqualTo("rw-------");
        assertThat(modes(unpacked, "certs.d/registry.example.com:5000/client.key"))
                .isEqualTo("rw-------");
        assertThat(modes(unpacked, "cert.pem")).isEqualTo("rw-r--r--");
        assertThat(Commands.run(unpacked, "unzip", "-tq", file.toString()).text())
                .contains("No errors detected");
    }

    private static String modes(Path folder, String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }
}
