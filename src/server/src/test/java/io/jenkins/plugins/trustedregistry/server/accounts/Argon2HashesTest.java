// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class Argon2HashesTest {
    private static final String PASSWORD = "correct horse, battery \u00e4\u20ac";

    private final Argon2Hashes hashes = new Argon2Hashes(new SecureRandom());

    @Test
    void aHashSaysHowItWasMadeAndNotFromWhat() {
        assertThat(hashes.hash(PASSWORD))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(PASSWORD);
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        String first = hashes.hash(PASSWORD);
        String second = hashes.hash(PASSWORD);

        assertThat(first).isNotEqualTo(second);
        assertThat(hashes.matches(PASSWORD, first)).isTrue();
        assertThat(hashes.matches(PASSWORD, second)).isTrue();
        assertThat(hashes.matches(PASSWORD + " ", first)).isFalse();
        assertThat(hashes.matches("", first)).isFalse();
    }

    /** The settings decide what a comparison costs, so they must be the same for somebody who does not exist. */
    @Test
    void nobodysHashCostsWhatEveryOtherDoesAndMatchesNothing() {
        String settings = "^(\\$argon2id\\$v=\\d+\\$m=\\d+,t=\\d+,p=\\d+\\$).*";

        assertThat(hashes.nobodys().replaceAll(settings, "$1"))
                .isEqualTo(hashes.hash(PASSWORD).replaceAll(settings, "$1"));
        assertThat(hashes.nobodys()).hasSameSizeAs(hashes.hash(PASSWORD)).isNotEqualTo(hashes.nobodys());
        assertThat(hashes.matches(PASSWORD, hashes.nobodys())).isFalse();
    }

    @Test
    void hashesMadeWithOtherSettingsStayValid() {
        String older =
                "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$hPsAa7w81piVcitktb9zUlGp6Onz7Lk/9ZW5iut6zLc";

        assertThat(hashes.matches("password", older)).isTrue();
        assertThat(hashes.matches("Password", older)).isFalse();
    }
}
