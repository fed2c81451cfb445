// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "technology/test", "Größe 日本 \uD83D\uDE00 'quoted' \"twice\" <b>"})
    void leavesPrintableTextAlone(String text) {
        assertThat(Shown.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u202eb",
                "a\ud83db",
                "a\uFEFFb"
            })
    void replacesWhatIsNotSeenOrChangesWhatIs(String text) {
        assertThat(Shown.of(text)).isEqualTo("a?b");
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(Shown.of("a".repeat(128))).isEqualTo("a".repeat(128));
        assertThat(Shown.of("a".repeat(129))).isEqualTo("a".repeat(128) + "...");
    }

    @Test
    void neverCutsACharacterInHalf() {
        String shown = Shown.of("a" + "\uD83D\uDE00".repeat(200));

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(shown)).isTrue();
        assertThat(shown.codePointCount(0, shown.length())).isEqualTo(131);
    }
}
