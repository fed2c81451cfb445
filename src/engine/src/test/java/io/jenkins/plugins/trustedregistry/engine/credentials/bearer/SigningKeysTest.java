// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();

    private SigningKeys open() {
        return SigningKeys.open(folder, clock, new SecureRandom());
    }

    @Test
    void areTheSameAfterARestart() {
        SigningKeys first = open();
        SigningKeys second = open();

        assertThat(second.registry()).isEqualTo(first.registry()).startsWith("trusted-registry-");
        assertThat(isGood(second, first.newest().sign(claims()))).isTrue();
    }

    @Test
    void areKeptFromOthers() throws IOException {
        open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token-keys.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anOldKeyGoesOnCheckingForAWhile() {
        SigningKeys keys = open();
        String token = keys.newest().sign(claims());

        clock.advance(Duration.ofDays(100));
        keys.rotate();
        assertThat(isGood(keys, token)).isTrue();
        assertThat(isGood(open(), token)).isTrue();
        assertThat(keys.newest().sign(claims())).doesNotStartWith(token.substring(0, token.indexOf('.')));

        clock.advance(Duration.ofMinutes(119));
        keys.rotate();
        assertThat(isGood(open(), token)).isTrue();

        clock.advance(Duration.ofMinutes(2));
        keys.rotate();
        assertThat(isGood(keys, token)).isFalse();
        assertThat(isGood(open(), token)).isFalse();
    }

    @Test
    void rotatingManyTimesAtOnceDropsNothingThatIsInUse() {
        SigningKeys keys = open();
        String token = keys.newest().sign(claims());
        for (int i = 0; i < 10; i++) {
            keys.rotate();
        }

        assertThat(isGood(open(), token)).isTrue();
    }

    @Test
    void aDamagedFileIsNamedAndNotReplaced() throws IOException {
        open();
        Path file = folder.resolve("token-keys.json");
        for (String damaged :
                new String[] {"", "{", "{\"keys\":[]}", "[]", "null", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}"}) {
            Files.writeString(file, damaged);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .as(damaged)
                    .isThrownBy(this::open)
                    .withMessageContaining("token-keys.json");
            assertThat(file).hasContent(damaged);
        }
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder().subject("nigel").build();
    }

    private static boolean isGood(SigningKeys keys, String token) {
        String[] parts = token.split("\\.");
        return keys.byHeader(parts[0])
                .map(key -> key.verify(parts[1], parts[2]))
                .orElse(false);
    }
}
