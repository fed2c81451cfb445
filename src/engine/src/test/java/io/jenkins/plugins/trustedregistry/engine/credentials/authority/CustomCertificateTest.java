// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomCertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private CertificateAuthority authority;
    private CustomCertificate custom;

    @BeforeEach
    void makeAuthority() {
        authority =
                CertificateAuthority.open(folder.resolve("elsewhere"), InstantSource.fixed(NOW), new SecureRandom());
        custom = at(NOW);
    }

    private CustomCertificate at(Instant now) {
        return new CustomCertificate(
                folder.resolve("keys"), ServerNames.of(List.of("registry.example.com")), InstantSource.fixed(now));
    }

    @Test
    void keepsACertificateThatFitsTheKeyAndTheAddress() {
        KeyedCertificate given = issued("registry.example.com");

        custom.keep(custom.check(given.chainPem(), given.keyPem()));

        assertThat(at(NOW).read().orElseThrow().chain()).isEqualTo(given.chain());
    }

    @Test
    void refusesAKeyOfAnotherCertificate() {
        KeyedCertificate given = issued("registry.example.com");
        KeyedCertificate other = issued("registry.example.com");

        assertThatThrownBy(() -> custom.check(given.chainPem(), other.keyPem()))
                .hasMessageContaining("The private key is not that of the first certificate");
    }

    @Test
    void refusesACertificateForAnotherAddress() {
        KeyedCertificate given = issued("elsewhere.example.com");

        assertThatThrownBy(() -> custom.check(given.chainPem(), given.keyPem()))
                .hasMessageContaining("does not cover the public address [registry.example.com]")
                .hasMessageContaining("elsewhere.example.com");
    }

    @Test
    void refusesACertificateThatHasExpiredOrIsNotValidYet() {
        KeyedCertificate given = issued("registry.example.com");

        assertThatThrownBy(() -> at(NOW.plus(Duration.ofDays(31))).check(given.chainPem(), given.keyPem()))
                .hasMessageContaining("expired on");
        assertThatThrownBy(() -> at(NOW.minus(Duration.ofDays(1))).check(given.chainPem(), given.keyPem()))
                .hasMessageContaining("valid only from");
    }

    @Test
    void saysWhatIsMissingWithoutRepeatingAnything() {
        KeyedCertificate given = issued("registry.example.com");

        assertThatThrownBy(() -> custom.check("nothing", given.keyPem()))
                .hasMessageContaining("one private key")
                .hasMessageNotContaining("BEGIN");
    }

    @Test
    void forgetsACertificate() {
        KeyedCertificate given = issued("registry.example.com");
        custom.keep(given);

        custom.forget();

        assertThat(custom.read()).isEmpty();
    }

    private KeyedCertificate issued(String... names) {
        return authority.issueServer(ServerNames.of(List.of(names)), Duration.ofDays(30));
    }
}
