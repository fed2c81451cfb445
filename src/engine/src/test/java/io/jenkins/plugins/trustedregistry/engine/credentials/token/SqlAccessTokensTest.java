// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.credentials.Refused;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlAccessTokensTest {
    private static final AccessScope SCOPE =
            new AccessScope(Role.READ_ONLY, Set.of("technology/test", "technology/web/*"));

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private SqliteDatabase database;
    private SqlAccessTokens tokens;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("metadata.db"));
        tokens = new SqlAccessTokens(database, clock, new SecureRandom(), Runnable::run);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AccessTokens.Created create(String owner, String name) {
        return tokens.create(owner, name, AccessScope.FULL, Optional.empty());
    }

    @Test
    void isKeptAsItWasMade() {
        Instant end = clock.instant().plus(Duration.ofDays(30));

        AccessToken made =
                tokens.create("nigel", "  laptop ", SCOPE, Optional.of(end)).token();

        assertThat(tokens.find(made.id())).contains(made);
        assertThat(made.name()).isEqualTo("laptop");
        assertThat(made.scope()).isEqualTo(SCOPE);
        assertThat(made.expiresAt()).contains(end);
        assertThat(made.active()).isTrue();
        assertThat(made.lastUsedAt()).isEmpty();
    }

    @Test
    void isFoundBySecretAndByNothingElse() {
        AccessTokens.Created made = create("nigel", "laptop");

        assertThat(tokens.open(made.secret()))
                .map(AccessToken::id)
                .contains(made.token().id());
        assertThat(tokens.open(Secret.generate(Secret.Kind.ACCESS_TOKEN, new SecureRandom())))
                .isEmpty();
    }

    @Test
    void theSecretIsNowhereInTheDatabase() {
        String secret = create("nigel", "laptop").secret().text();

        List<String> columns =
                database.read(handle -> handle.createQuery("SELECT * FROM access_token").mapToMap().stream()
                        .flatMap(row -> row.values().stream())
                        .map(String::valueOf)
                        .toList());

        assertThat(columns).isNotEmpty().noneMatch(value -> value.contains(secret.substring(4, 12)));
    }

    @Test
    void theUseIsWrittenDown() {
        AccessTokens.Created made = create("nigel", "laptop");
        clock.advance(Duration.ofHours(1));

        tokens.open(made.secret());

        assertThat(tokens.find(made.token().id()).orElseThrow().lastUsedAt()).contains(clock.instant());
    }

    @Test
    void opensNothingWhileItIsDeactivated() {
        AccessTokens.Created made = create("nigel", "laptop");
        String id = made.token().id();

        assertThat(tokens.update(id, "old laptop", false)).isTrue();
        assertThat(tokens.open(made.secret())).isEmpty();
        assertThat(tokens.isUsable(id)).isFalse();
        assertThat(tokens.find(id)).map(AccessToken::name).contains("old laptop");

        tokens.update(id, "old laptop", true);
        assertThat(tokens.open(made.secret())).isPresent();
        assertThat(tokens.isUsable(id)).isTrue();
    }

    @Test
    void opensNothingAfterItsEnd() {
        AccessTokens.Created made = tokens.create(
                "nigel", "laptop", AccessScope.FULL, Optional.of(clock.instant().plusSeconds(60)));
        clock.advance(Duration.ofSeconds(59));
        assertThat(tokens.open(made.secret())).isPresent();

        clock.advance(Duration.ofSeconds(1));

        assertThat(tokens.open(made.secret())).isEmpty();
        assertThat(tokens.find(made.token().id())).isPresent();
    }

    @Test
    void opensNothingWhenDeleted() {
        AccessTokens.Created made = create("nigel", "laptop");

        assertThat(tokens.delete(made.token().id())).isTrue();

        assertThat(tokens.open(made.secret())).isEmpty();
        assertThat(tokens.delete(made.token().id())).isFalse();
        assertThat(tokens.update(made.token().id(), "laptop", true)).isFalse();
    }

    @Test
    void namesAreUniquePerOwner() {
        String id = create("nigel", "laptop").token().id();
        create("ada", "laptop");
        String other = create("nigel", "desktop").token().id();

        assertThat(Refused.clash(() -> create("nigel", "laptop"))).contains("another name");
        assertThat(Refused.clash(() -> tokens.update(other, "laptop", true))).contains("another name");
        assertThat(tokens.update(id, "laptop", false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000"})
    void refusesNamesNobodyCanRead(String name) {
        assertThat(Refused.invalid(() -> create("nigel", name))).contains("name");
    }

    @Test
    void refusesAnEndInThePast() {
        assertThat(Refused.invalid(
                        () -> tokens.create("nigel", "laptop", AccessScope.FULL, Optional.of(clock.instant()))))
                .contains("past");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "technology*", "Technology/test", "technology/*/x", "/*", "a b", ""})
    void refusesRepositoriesThatCanNotBe(String pattern) {
        assertThat(Refused.invalid(() -> new AccessScope(Role.ADMIN, Set.of(pattern))))
                .contains("namespace/*");
    }

    @Test
    void listsPageByPageInTheOrderTheyWereMade() {
        List<String> made = Stream.of("c", "a", "b")
                .map(name -> {
                    clock.advance(Duration.ofSeconds(1));
                    return create("nigel", name).token().id();
                })
                .toList();
        create("ada", "x");

        assertThat(tokens.list("nigel", "", 2)).map(AccessToken::id).isEqualTo(made.subList(0, 2));
        assertThat(tokens.list("nigel", made.get(1), 2)).map(AccessToken::id).isEqualTo(made.subList(2, 3));
        assertThat(tokens.list("nigel", made.get(2), 2)).isEmpty();
    }

    @Test
    void nobodyHasMoreThanTwoHundred() {
        database.change(oneTransaction -> {
            for (int i = 0; i < 200; i++) {
                create("nigel", "token " + i);
            }
        });

        assertThat(Refused.clash(() -> create("nigel", "one more"))).contains("delete some");
        create("ada", "her first");
    }

    @Test
    void allOfAnOwnerGoTogether() {
        AccessTokens.Created nigels = create("nigel", "laptop");
        AccessTokens.Created adas = create("ada", "laptop");

        tokens.deleteAll("nigel");

        assertThat(tokens.open(nigels.secret())).isEmpty();
        assertThat(tokens.open(adas.secret())).isPresent();
    }
}
