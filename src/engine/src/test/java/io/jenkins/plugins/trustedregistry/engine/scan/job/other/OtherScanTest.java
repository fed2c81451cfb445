// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job.other;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.SomeRepository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.ScannerLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.ScannerLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.FakeRun;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.FakeScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Scanners;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannerSettings;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How another scanner is waited for, by a clock that the test sets. */
class OtherScanTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private final FakeRun run = new FakeRun();
    private final List<String> ended = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T00:00:00Z");
    private FakeScanner fake;
    private Scanners scanners;
    private OtherScan scan;
    private OtherScan.Order order;

    @BeforeEach
    void open() throws Exception {
        fake = new FakeScanner().withoutPulling().notYet(-1);
        Settings settings = SettingsFile.read("test", """
                unclassified:
                  trustedRegistry:
                    general: {publicAddress: 'http://127.0.0.1:1'}
                    scanners: {allowHttp: true, others: [{name: other, url: '%s', timeoutMinutes: 30}]}
                """.formatted(fake.url()), UnaryOperator.identity());
        Catalog catalog = Catalog.on(database, Clock.systemUTC());
        scanners = new Scanners(
                settings.scanners(), () -> settings.general().publicAddress(), catalog.rules(), Optional.empty());
        scan = new OtherScan(new Others(
                scanners,
                new Logins(),
                (who, where, service, until) -> "",
                (where, image, scanner, format, bill) -> {},
                () -> now));
        byte[] manifest = "{}".getBytes(StandardCharsets.UTF_8);
        ScannerSettings scanner = settings.scanners().others().get(0);
        order = new OtherScan.Order(
                SomeRepository.in(catalog, RepositoryName.parse("technology/test"), now),
                new StoredManifest(Digest.of(manifest), MediaType.OCI_MANIFEST, manifest),
                Optional.empty(),
                scanner);
    }

    @AfterEach
    void close() {
        scanners.close();
        fake.close();
    }

    /** Remembers what has ended. */
    private final class Logins implements ScannerLogins {
        @Override
        public ScannerLogin begin(String scanner, RepositoryName repository, Duration life) {
            Secret secret = Secret.generate(Secret.Kind.SCANNER_SECRET, new SecureRandom());
            return new ScannerLogin("login", secret, Principal.ANONYMOUS, now.plus(life));
        }

        @Override
        public void end(String id) {
            ended.add(id);
        }
    }

    private Duration putOff() {
        return Duration.between(
                now,
                catchThrowableOfType(JobPostponedException.class, () -> scan.ask(order, new Errands(run), run))
                        .until());
    }

    @Test
    void isAskedAgainWhenItSaysAndLessOftenTheLongerItTakes() {
        assertThat(putOff()).as("as it says").isEqualTo(Duration.ofSeconds(1));
        now = now.plus(Duration.ofMinutes(6));
        assertThat(putOff()).isEqualTo(Duration.ofSeconds(30));
        now = now.plus(Duration.ofMinutes(20));
        assertThat(putOff()).isEqualTo(Duration.ofMinutes(1));
        assertThat(fake.scans()).as("all the time the same scan").hasSize(1);
        assertThat(ended).isEmpty();
    }

    @Test
    void whoseTimeIsOverHasFailedAndPullsNoMore() {
        putOff();
        now = now.plus(Duration.ofMinutes(30));

        assertThatThrownBy(() -> scan.ask(order, new Errands(run), run))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("within 30 minutes");
        assertThat(ended).containsExactly("login");
        putOff();
        assertThat(fake.scans()).as("the next attempt asks anew").hasSize(2);
    }

    @Test
    void whoCannotBeReachedMeanwhileIsWaitedFor() {
        putOff();
        fake.close();

        assertThat(putOff()).isEqualTo(Duration.ofSeconds(30));
        assertThat(run.lines()).anyMatch(line -> line.contains("could not be asked"));
        assertThat(ended).isEmpty();
    }
}
