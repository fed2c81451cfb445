// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateAuthority;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Receiver;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannerSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterClientTest {
    private static final int ROUNDS = 400;
    private static final Wanted WANTED = new Wanted(MimeType.VULNERABILITIES, true, Optional.empty());
    private static final String REPORT = """
            {"generated_at": "2026-11-26T00:00:00Z", "artifact": {"repository": "a/b"}, "severity": "High",
             "scanner": {"name": "Trivy", "vendor": "Aqua Security", "version": "0.65.0"},
             "vulnerabilities": [
               {"id": "CVE-2017-8283", "package": "dpkg", "version": "1.17.27", "fix_version": "1.18.0, 1.17.28", "severity": "Low",
                "description": "dpkg-source...", "links": ["https://security-tracker.debian.org/tracker/CVE-2017-8283"],
                "preferred_cvss": {"score_v3": 3.2, "vector_v3": "CVSS:3.0/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N"}},
               {"id": "CVE-2017-8283", "package": "dpkg", "version": "1.17.27", "severity": "Low"},
               {"id": "", "package": "nothing"}]}""";

    private FakeScanner scanner;
    private OutboundClient http;
    private AdapterClient client;

    @BeforeEach
    void start() throws Exception {
        scanner = new FakeScanner().withoutPulling();
        http = new OutboundClient(new TargetRules(true, List.of("127.0.0.1")), NameService.SYSTEM);
        client = new AdapterClient(
                http,
                new ScannerSettings("fake", scanner.url() + "/api/v1/", "none", "", "", "", false, false, 30, ""));
    }

    @AfterEach
    void stop() {
        http.close();
        scanner.close();
    }

    private String submit() throws AdapterException {
        return client.submit(new ScanOrder(
                "http://127.0.0.1:1",
                "Bearer none",
                RepositoryName.parse("a/b"),
                Digest.of(new byte[0]),
                Optional.empty(),
                MediaType.OCI_MANIFEST,
                WANTED));
    }

    private VulnerabilityReport report(String text) throws AdapterException {
        scanner.answers(FakeScanner.VULNERABILITIES, text);
        return ((Polled.Ready<VulnerabilityReport>) client.vulnerabilities(submit(), WANTED)).report();
    }

    @Test
    void readsWhatTheSpecificationShows() throws Exception {
        VulnerabilityReport report = report(REPORT);

        assertThat(report.scanner()).isEqualTo(new Scanner("Trivy", "Aqua Security", "0.65.0"));
        assertThat(report.vulnerabilities()).hasSize(1);
        Vulnerability found = report.vulnerabilities().get(0);
        assertThat(found.severity()).isEqualTo(Severity.LOW);
        assertThat(found.fixes()).containsExactly("1.18.0", "1.17.28");
        assertThat(found.cvss().get(0).version()).isEqualTo("3.0");
        assertThat(found.links()).hasSize(1);
    }

    @Test
    void damagedReportsAreRefusedOrReadAndNeverMore() {
        Random random = new Random(1);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = REPORT.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : '"');
            }
            try {
                assertThat(report(new String(bytes, StandardCharsets.ISO_8859_1))
                                .vulnerabilities())
                        .hasSizeLessThan(4);
                read++;
            } catch (AdapterException e) {
                assertThat(e.sentence()).contains("'fake'").contains("url");
            }
        }
        assertThat(read).as("some damage is harmless, some is not").isBetween(10, ROUNDS - 10);
    }

    @Test
    void believesTheAuthorityThatWasGivenAndNoOtherUnlessItIsToldNotToCare(@TempDir Path folder) throws Exception {
        CertificateAuthority authority =
                CertificateAuthority.open(folder.resolve("ca"), Clock.systemUTC(), new SecureRandom());
        try (Receiver adapter = Receiver.tls(authority)) {
            adapter.answering(exchange -> Receiver.answer(exchange, 200, """
                    {"scanner": {"name": "Trivy", "vendor": "", "version": "1"}, "capabilities": [], "properties": {}}"""));

            assertThat(of(adapter, authority.pem(), false).metadata().scanner().name())
                    .isEqualTo("Trivy");
            assertThat(of(adapter, "", true).metadata().scanner().name()).isEqualTo("Trivy");
            assertThatThrownBy(() -> of(adapter, "", false).metadata())
                    .isInstanceOf(AdapterException.class)
                    .hasMessageContaining("could not be asked")
                    .hasMessageContaining("TLS");
        }
    }

    private AdapterClient of(Receiver adapter, String authority, boolean skip) {
        return new AdapterClient(
                http, new ScannerSettings("fake", adapter.url(""), "none", "", "", authority, skip, false, 30, ""));
    }

    @Test
    void typesAreComparedAsTheyAreMeant() {
        assertThat(new MimeType("application/vnd.security.vulnerability.report;version=\"1.1\""))
                .isEqualTo(MimeType.VULNERABILITIES);
        assertThat(MimeType.VULNERABILITIES)
                .as("as adapters compare it, to the letter")
                .hasToString("application/vnd.security.vulnerability.report; version=1.1");
    }
}
