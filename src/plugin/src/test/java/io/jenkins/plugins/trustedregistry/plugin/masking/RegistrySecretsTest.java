// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrySecretsTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @ParameterizedTest
    @EnumSource(Secret.Kind.class)
    void masksEveryKindOfSecret(Secret.Kind kind) {
        String secret = Secret.generate(kind, RANDOM).text();

        assertThat(RegistrySecrets.masked("curl -u nigel:" + secret + " https://x"))
                .isEqualTo("curl -u nigel:**** https://x");
    }

    @ParameterizedTest
    @EnumSource(Secret.Kind.class)
    void masksThemInsideBase64WhereverTheyBegin(Secret.Kind kind) {
        for (String user : new String[] {"build:", "ab:", "abc:", "nigelpoulton:"}) {
            String secret = Secret.generate(kind, RANDOM).text();
            String encoded = Base64.getEncoder().encodeToString((user + secret).getBytes(StandardCharsets.UTF_8));

            String masked = RegistrySecrets.masked("\"auth\": \"" + encoded + "\"");

            assertThat(masked).startsWith("\"auth\": \"").contains("****");
            String left = masked.replaceAll("[^0-9A-Za-z+/]", "");
            assertThat(left.length()).as(masked).isLessThan(("auth" + user).length() * 4 / 3 + 8);
        }
    }

    @Test
    void masksABearerToken() {
        String token = "eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJidWlsZCIsImV4cCI6MX0." + "a".repeat(86);

        assertThat(RegistrySecrets.masked("{\"token\":\"" + token + "\"}")).isEqualTo("{\"token\":\"****\"}");
    }

    @Test
    void leavesEverythingElse() {
        for (String line : new String[] {
            "trj_ is what a login begins with",
            "v1: digest: sha256:" + "0".repeat(64) + " size: 527",
            "export PATH=/usr/bin",
            "über trj_kurz"
        }) {
            assertThat(RegistrySecrets.masked(line)).isSameAs(line);
        }
    }

    @Test
    void aLongLineOfWhatLooksLikeBase64IsGoneThroughOnce() {
        String line = "dHJq".repeat(500_000) + "eyJ".repeat(100_000);

        assertThat(RegistrySecrets.masked(line)).isNotEmpty();
    }
}
