// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenScopeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "repository:technology/test:pull repository:technology/test:pull",
                "repository:technology/test:push,pull repository:technology/test:pull,push",
                "repository:technology/test:pull,pull repository:technology/test:pull",
                "repository:technology/test:* repository:technology/test:pull,push,delete",
                "repository:technology/test:pull,* repository:technology/test:pull,push,delete",
                "repository:technology/test:pull,fly repository:technology/test:pull",
                "repository:a/b/c/d:delete repository:a/b/c/d:delete",
                "registry:catalog:* registry:catalog:*"
            })
    void readsWhatClientsAskFor(String text, String normal) {
        assertThat(TokenScope.parse(text)).map(TokenScope::toString).contains(normal);
        assertThat(TokenScope.parse(normal)).isEqualTo(TokenScope.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "::",
                "repository",
                "repository:technology/test",
                "repository:technology/test:",
                "repository:technology/test:,",
                "repository:technology/test:fly",
                "repository:technology/test:PULL",
                "repository:technology/test:pull:push",
                "repository:Technology/Test:pull",
                "repository:../../etc/passwd:pull",
                "repository::pull",
                "repository:localhost:5000/a/b:pull",
                "repository(plugin):technology/test:pull",
                "plugin:technology/test:pull",
                "registry:catalog:list",
                "registry:other:*",
                "registry:catalog"
            })
    void passesOverWhatIsNotKnown(String text) {
        assertThat(TokenScope.parse(text)).isEmpty();
    }

    @Test
    void garbageDoesNoHarm() {
        Random garbage = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[garbage.nextInt(80)];
            garbage.nextBytes(bytes);
            String text = "repository:" + new String(bytes, StandardCharsets.ISO_8859_1) + ":pull";
            assertThatCode(() -> TokenScope.parse(text)).doesNotThrowAnyException();
        }
    }
}
