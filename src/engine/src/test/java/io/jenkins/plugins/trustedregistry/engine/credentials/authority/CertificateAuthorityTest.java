// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    private static final ServerNames NAMES = ServerNames.of(List.of("registry.example.com", "127.0.0.1", "::1"));
    private static final String SERVER_USE = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_USE = "1.3.6.1.5.5.7.3.2";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private CertificateAuthority authority;

    @BeforeEach
    void open() {
        authority = reopened();
    }

    private CertificateAuthority reopened() {
        return CertificateAuthority.open(folder.resolve("keys"), clock, new SecureRandom());
    }

    @Test
    void isTheSameAfterARestart() {
        CertificateAuthority later = reopened();

        assertThat(later.certificate()).isEqualTo(authority.certificate());
        assertThat(later.isSignedByThis(
                        authority.issueClient("nigel", Duration.ofDays(1)).leaf()))
                .isTrue();
    }

    @Test
    void isAnotherOneInAnotherRegistry() {
        CertificateAuthority other = CertificateAuthority.open(folder.resolve("other"), clock, new SecureRandom());

        assertThat(other.certificate().getSubjectX500Principal())
                .isNotEqualTo(authority.certificate().getSubjectX500Principal());
        assertThat(other.isSignedByThis(
                        authority.issueClient("nigel", Duration.ofDays(1)).leaf()))
                .isFalse();
    }

    @Test
    void keepsItsKeyFromOthers() throws IOException {
        authority.serverCertificate(NAMES);

        for (String name : List.of("authority.pem", "server.pem")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("keys").resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void givesOutItsCertificateWithoutItsKey() throws Exception {
        X509Certificate downloaded = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(authority.pem().getBytes(StandardCharsets.US_ASCII)));

        assertThat(downloaded).isEqualTo(authority.certificate());
        assertThat(authority.pem()).doesNotContain("PRIVATE KEY");
        assertThat(authority.issueClient("nigel", Duration.ofDays(1)).toString())
                .isEqualTo("KeyedCertificate[CN=nigel]");
    }

    @Test
    void isAnAuthorityForLeavesOnlyAndForTenYears() {
        X509Certificate certificate = authority.certificate();

        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.19", "2.5.29.15");
        assertThat(certificate.getKeyUsage())
                .containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(certificate.getNotAfter().toInstant())
                .isAfter(clock.instant().plus(Duration.ofDays(3650)));
        assertThat(certificate.getSubjectX500Principal().getName()).matches("CN=Trusted Registry CA [0-9a-f]{8}");
    }

    @Test
    void serverCertificateIsForTheNamesAndForServersOnly() throws Exception {
        KeyedCertificate server = authority.serverCertificate(NAMES);

        assertThat(ServerNames.of(server.leaf())).isEqualTo(NAMES);
        assertThat(server.leaf().getExtendedKeyUsage()).containsExactly(SERVER_USE);
        assertThat(server.chain()).containsExactly(server.leaf(), authority.certificate());
        assertThatJavaAccepts(server.leaf());
    }

    @Test
    void clientCertificateIsForTheUserAndForClientsOnly() throws Exception {
        KeyedCertificate client = authority.issueClient("O'Brien, \"Bob\" + CN=admin", Duration.ofDays(365));

        assertThat(client.leaf().getExtendedKeyUsage()).containsExactly(CLIENT_USE);
        assertThat(client.leaf().getSubjectX500Principal().getName())
                .isEqualTo("CN=O'Brien\\, \\\"Bob\\\" \\+ CN\\=admin");
        assertThat(client.leaf().getNotAfter().toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofDays(365)));
        assertThatJavaAccepts(client.leaf());
    }

    @Test
    void isValidForClocksThatAreBehind() throws Exception {
        X509Certificate leaf =
                authority.issueClient("nigel", Duration.ofDays(1)).leaf();

        Instant early = clock.instant().minus(Duration.ofMinutes(50));
        leaf.checkValidity(Date.from(early));
        authority.certificate().checkValidity(Date.from(early));
    }

    @Test
    void keepsTheServerCertificateWhileItIsGood() {
        KeyedCertificate first = authority.serverCertificate(NAMES);

        clock.advance(Duration.ofDays(397 - 31));
        assertThat(reopened().serverCertificate(NAMES).leaf()).isEqualTo(first.leaf());

        clock.advance(Duration.ofDays(1));
        KeyedCertificate renewed = reopened().serverCertificate(NAMES);
        assertThat(renewed.leaf()).isNotEqualTo(first.leaf());
        assertThat(renewed.leaf().getNotAfter().toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofDays(397)));
    }

    @Test
    void makesANewServerCertificateForOtherNames() {
        KeyedCertificate first = authority.serverCertificate(NAMES);
        ServerNames more = NAMES.and(ServerNames.of(List.of("other.example.com")));

        KeyedCertificate second = authority.serverCertificate(more);

        assertThat(ServerNames.of(second.leaf())).isEqualTo(more);
        assertThat(second.leaf().getPublicKey()).isNotEqualTo(first.leaf().getPublicKey());
    }

    @Test
    void makesANewServerCertificateWhenTheAuthorityIsANewOne() throws IOException {
        authority.serverCertificate(NAMES);
        Files.delete(folder.resolve("keys/authority.pem"));
        CertificateAuthority other = reopened();

        assertThat(other.isSignedByThis(other.serverCertificate(NAMES).leaf())).isTrue();
    }

    @Test
    void nothingOutlivesTheAuthority() {
        clock.advance(Duration.ofDays(3650));

        X509Certificate leaf =
                authority.issueClient("nigel", Duration.ofDays(100)).leaf();

        assertThat(leaf.getNotAfter()).isEqualTo(authority.certificate().getNotAfter());
        KeyedCertificate server = authority.serverCertificate(NAMES);
        assertThat(authority.serverCertificate(NAMES).leaf()).isEqualTo(server.leaf());
    }

    @Test
    void aDamagedKeyFileIsNamedAndNotReplaced() throws IOException {
        Path file = folder.resolve("keys/authority.pem");
        String before = Files.readString(file);
        String damaged = before.substring(0, before.length() / 3);
        Files.writeString(file, damaged);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(this::reopened)
                .withMessageContaining("authority.pem")
                .withMessageContaining("backup");
        assertThat(file).hasContent(damaged);
    }

    private void assertThatJavaAccepts(X509Certificate leaf) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(clock.instant()));
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf));
        assertThatCode(() -> CertPathValidator.getInstance("PKIX").validate(path, parameters))
                .doesNotThrowAnyException();
    }
}
