// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataWordsTest {
    private static final Instant AS_OF = Instant.parse("2026-11-20T03:10:00Z");

    private static String words(Duration after) {
        return DataWords.of(Optional.of(AS_OF), AS_OF.plus(after));
    }

    @Test
    void saysTheDayAndHowLongAgoThatIs() {
        assertThat(words(Duration.ofDays(3))).isEqualTo("vulnerability data of 2026-11-20, 3 days old");
        assertThat(words(Duration.ofDays(1))).endsWith(", 1 day old");
        assertThat(words(Duration.ofHours(23))).endsWith(", less than a day old");
        assertThat(words(Duration.ofHours(-5)))
                .as("the clock of whoever published it goes ahead")
                .endsWith(", less than a day old");
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(DataWords.of(Optional.empty(), AS_OF)).isEqualTo("no vulnerability data");
        assertThat(DataWords.clause(Optional.empty(), AS_OF)).isEqualTo(", with no vulnerability data");
        assertThat(DataWords.clause(Optional.of(AS_OF), AS_OF)).startsWith(", by vulnerability data of ");
    }
}
