// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OpenSSL says about the certificates, at its strictest. */
class OpensslTest {
    private static final ServerNames NAMES = ServerNames.of(List.of("registry.example.com", "127.0.0.1", "::1"));

    @TempDir
    private Path folder;

    private CertificateAuthority authority;

    @BeforeEach
    void makeAuthority() throws Exception {
        Commands.assumeInstalled("openssl");
        authority = CertificateAuthority.open(folder, Clock.systemUTC(), new SecureRandom());
        Files.writeString(folder.resolve("ca.pem"), authority.pem());
    }

    @Test
    void acceptsTheServerCertificateForItsNamesOnly() throws Exception {
        Files.writeString(
                folder.resolve("cert.pem"), authority.serverCertificate(NAMES).leafPem());

        assertThat(verify("-purpose", "sslserver", "-verify_hostname", "registry.example.com"))
                .contains("OK");
        assertThat(verify("-purpose", "sslserver", "-verify_ip", "127.0.0.1")).contains("OK");
        assertThat(verify("-purpose", "sslserver", "-verify_ip", "::1")).contains("OK");
        assertThat(verify("-purpose", "sslserver", "-verify_hostname", "other.example.com"))
                .contains("mismatch");
        assertThat(verify("-purpose", "sslclient")).contains("unsuitable certificate purpose");
    }

    @Test
    void acceptsTheClientCertificateAsThatOfAClientOnly() throws Exception {
        Files.writeString(
                folder.resolve("cert.pem"),
                authority.issueClient("nigel", Duration.ofDays(1)).leafPem());

        assertThat(verify("-purpose", "sslclient")).contains("OK");
        assertThat(verify("-purpose", "sslserver")).contains("unsuitable certificate purpose");
    }

    @Test
    void readsTheKeyAndFindsThatItFits() throws Exception {
        KeyedCertificate client = authority.issueClient("nigel", Duration.ofDays(1));
        Path key = Files.writeString(folder.resolve("key.pem"), client.keyPem());
        Path cert = Files.writeString(folder.resolve("cert.pem"), client.leafPem());

        assertThat(Commands.run(folder, "openssl", "pkey", "-in", key.toString(), "-pubout")
                        .text())
                .startsWith("-----BEGIN PUBLIC KEY-----")
                .isEqualTo(Commands.run(folder, "openssl", "x509", "-in", cert.toString(), "-noout", "-pubkey")
                        .text());
    }

    private String verify(String... options) throws Exception {
        List<String> command = new java.util.ArrayList<>(
                List.of("openssl", "verify", "-x509_strict", "-no-CApath", "-no-CAstore", "-CAfile", "ca.pem"));
        command.addAll(List.of(options));
        command.add("cert.pem");
        return Commands.run(folder, command.toArray(String[]::new)).text();
    }
}
