// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretTest {
    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @EnumSource(Secret.Kind.class)
    void isReadBackFromItsText(Secret.Kind kind) {
        Secret secret = Secret.generate(kind, random);

        assertThat(Secret.parse(secret.text())).contains(secret);
        assertThat(secret.text()).matches("tr[a-z]_[0-9A-Za-z]{38}");
    }

    @Test
    void isNeverTheSameTwice() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            texts.add(Secret.generate(Secret.Kind.ACCESS_TOKEN, random).text());
        }
        assertThat(texts).hasSize(1_000);
    }

    @Test
    void anyOtherCharacterIsNoticed() {
        String text = Secret.generate(Secret.Kind.ACCESS_TOKEN, random).text();

        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(Secret.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("position %d", i)
                    .isEmpty();
        }
    }

    @Test
    void oneKindIsNotTakenForAnother() {
        String token = Secret.generate(Secret.Kind.ACCESS_TOKEN, random).text();

        assertThat(Secret.parse("trr_" + token.substring(4))).isEmpty();
    }

    @Test
    void garbageIsNoSecret() {
        Random garbage = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[garbage.nextInt(60)];
            garbage.nextBytes(bytes);
            String text = (i % 2 == 0 ? "trp_" : "") + new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(Secret.parse(text)).isEmpty();
        }
    }

    @Test
    void textFormAndHashDoNotGiveItAway() {
        Secret secret = Secret.generate(Secret.Kind.ROBOT_SECRET, random);

        assertThat(secret.toString()).isEqualTo("trr_...");
        assertThat(secret.hash())
                .matches("[0-9a-f]{64}")
                .doesNotContain(secret.text().substring(4));
    }
}
