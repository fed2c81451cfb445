// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.Refused;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateAuthority;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlClientBundlesTest {
    private static final BundleTarget TARGET = new BundleTarget("localhost:5000", Optional.empty());
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private SqliteDatabase database;
    private SqlClientBundles bundles;

    @BeforeEach
    void open() {
        SecureRandom random = new SecureRandom();
        database = SqliteDatabase.open(folder.resolve("metadata.db"));
        CertificateAuthority authority = CertificateAuthority.open(folder.resolve("keys"), clock, random);
        bundles = new SqlClientBundles(database, authority, clock, random, Runnable::run);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ClientBundles.Created create(String owner, String name) {
        return bundles.create(owner, name, YEAR, TARGET);
    }

    private static Secret token(ClientBundles.Created made) {
        String login = Unpacked.login(made.zip());
        return Secret.parse(login.substring(login.indexOf(':') + 1)).orElseThrow();
    }

    @Test
    void isKeptAsItWasMade() {
        ClientBundles.Created made = create("nigel", "laptop");

        assertThat(bundles.find(made.bundle().id())).contains(made.bundle());
        assertThat(made.bundle().owner()).isEqualTo("nigel");
        assertThat(made.bundle().expiresAt()).isEqualTo(clock.instant().plus(YEAR));
        assertThat(made.bundle().serial())
                .isEqualTo(Unpacked.certificate(made.zip()).getSerialNumber().toString(16));
    }

    @Test
    void isFoundByCertificateAndByToken() {
        ClientBundles.Created made = create("nigel", "laptop");
        create("ada", "laptop");

        assertThat(bundles.open(Unpacked.certificate(made.zip()))).contains(made.bundle());
        assertThat(bundles.open(token(made)))
                .map(ClientBundle::id)
                .contains(made.bundle().id());
    }

    @Test
    void theUseOfEitherIsWrittenDown() {
        ClientBundles.Created made = create("nigel", "laptop");
        clock.advance(Duration.ofHours(1));

        bundles.open(token(made));
        assertThat(bundles.find(made.bundle().id()).orElseThrow().lastUsedAt()).contains(clock.instant());

        clock.advance(Duration.ofHours(1));
        bundles.open(Unpacked.certificate(made.zip()));
        assertThat(bundles.find(made.bundle().id()).orElseThrow().lastUsedAt()).contains(clock.instant());
    }

    @Test
    void aRevokedOneIsStillListed() {
        ClientBundles.Created made = create("nigel", "laptop");
        String id = made.bundle().id();

        assertThat(bundles.revoke(id)).isTrue();

        assertThat(bundles.open(Unpacked.certificate(made.zip()))).isEmpty();
        assertThat(bundles.open(token(made))).isEmpty();
        assertThat(bundles.isUsable(id)).isFalse();
        assertThat(bundles.find(id).orElseThrow().revokedAt()).contains(clock.instant());
        clock.advance(Duration.ofDays(1));
        assertThat(bundles.revoke(id)).isTrue();
        assertThat(bundles.find(id).orElseThrow().revokedAt())
                .contains(clock.instant().minus(Duration.ofDays(1)));
        assertThat(bundles.revoke("none")).isFalse();
    }

    @Test
    void whatEndedLongAgoIsListedNoMore() {
        String revoked = create("nigel", "revoked").bundle().id();
        bundles.revoke(revoked);
        String good = create("nigel", "good").bundle().id();
        clock.advance(Duration.ofDays(91));

        String next = create("nigel", "next").bundle().id();

        assertThat(bundles.list("nigel", "", 10)).map(ClientBundle::id).containsExactly(good, next);
    }

    @Test
    void listsPageByPageInTheOrderTheyWereMade() {
        List<String> made = Stream.of("c", "a", "a")
                .map(name -> {
                    clock.advance(Duration.ofSeconds(1));
                    return create("nigel", name).bundle().id();
                })
                .toList();
        create("ada", "x");

        assertThat(bundles.list("nigel", "", 2)).map(ClientBundle::id).isEqualTo(made.subList(0, 2));
        assertThat(bundles.list("nigel", made.get(1), 2)).map(ClientBundle::id).isEqualTo(made.subList(2, 3));
    }

    @Test
    void refusesALifetimeThatCanNotBe() {
        for (Duration lifetime : List.of(Duration.ZERO, Duration.ofHours(23), Duration.ofDays(826))) {
            assertThat(Refused.invalid(() -> bundles.create("nigel", "laptop", lifetime, TARGET)))
                    .contains("1 to 825 days");
        }
        assertThat(Refused.invalid(() -> create("nigel", "\n"))).contains("name");
    }

    @Test
    void nobodyHasMoreThanAHundredAtOnce() {
        String first = create("nigel", "first").bundle().id();
        database.change(oneTransaction -> {
            for (int i = 1; i < 100; i++) {
                create("nigel", "bundle");
            }
        });
        assertThat(Refused.clash(() -> create("nigel", "one more"))).contains("revoke some");

        bundles.revoke(first);

        create("nigel", "one more");
    }

    @Test
    void noSecretIsInTheDatabase() {
        ClientBundles.Created made = create("nigel", "laptop");
        String token = token(made).text().substring(4, 12);
        String key = Unpacked.files(made.zip()).get("key.pem").substring(30, 60);

        List<String> columns =
                database.read(handle -> handle.createQuery("SELECT * FROM client_bundle").mapToMap().stream()
                        .flatMap(row -> row.values().stream())
                        .map(String::valueOf)
                        .toList());

        assertThat(columns).isNotEmpty().noneMatch(value -> value.contains(token) || value.contains(key));
        assertThat(made.toString()).doesNotContain(token).contains("laptop");
    }
}
