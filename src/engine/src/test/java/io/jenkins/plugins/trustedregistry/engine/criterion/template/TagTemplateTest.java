// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTemplateTest {
    private static final ZonedDateTime AFTERNOON = ZonedDateTime.parse("2026-03-01T15:04:05.000678901Z[UTC]");
    private static final ZonedDateTime NIGHT = ZonedDateTime.parse("2026-11-26T00:30:00Z[UTC]");

    @ParameterizedTest
    @CsvSource({
        "%n, v1.2, v1.2",
        "prod-%n, prod-v1.2, prod-v1.2",
        "%A, Sunday, Thursday",
        "%a, Sun, Thu",
        "%w, 0, 4",
        "%d, 01, 26",
        "%B, March, November",
        "%b, Mar, Nov",
        "%m, 03, 11",
        "%Y, 2026, 2026",
        "%y, 26, 26",
        "%H, 15, 00",
        "%I, 03, 12",
        "%p, PM, AM",
        "%M, 04, 30",
        "%S, 05, 00",
        "%f, 000678, 000000",
        "%Z, UTC, UTC",
        "%j, 060, 330",
        "%W, 08, 47",
        "%n-%Y%m%d.%H%M%S_%Z, v1.2-20260301.150405_UTC, v1.2-20261126.003000_UTC"
    })
    void fillsEachField(String template, String afternoon, String night) {
        TagTemplate parsed = TagTemplate.parse(template);

        assertThat(parsed.apply(Tag.parse("v1.2"), AFTERNOON).name()).isEqualTo(afternoon);
        assertThat(parsed.apply(Tag.parse("v1.2"), NIGHT).name()).isEqualTo(night);
        assertThat(parsed.toString()).isEqualTo(template);
        assertThat(parsed.isTimeless()).isEqualTo(!template.replace("%n", "").contains("%"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 00",
        "2026-01-04, 00",
        "2026-01-05, 01",
        "2024-01-01, 01",
        "2024-12-31, 53",
        "2023-01-01, 00",
        "2023-01-02, 01"
    })
    void weeksBeginOnMondayAsStrftimeCounts(String day, String week) {
        ZonedDateTime time = ZonedDateTime.parse(day + "T12:00:00Z[UTC]");

        assertThat(TagTemplate.parse("%W").apply(Tag.parse("x"), time).name()).isEqualTo(week);
    }

    @Test
    void theTimeIsThatOfTheZone() {
        ZonedDateTime berlin = NIGHT.withZoneSameInstant(ZoneId.of("Europe/Berlin"));
        ZonedDateTime offset = NIGHT.withZoneSameInstant(ZoneId.of("+05:30"));

        assertThat(TagTemplate.parse("%H-%Z").apply(Tag.parse("x"), berlin).name())
                .isEqualTo("01-CET");
        assertThat(TagTemplate.parse("x%Z").apply(Tag.parse("x"), offset).name())
                .isEqualTo("x-05-30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "v%", "%q", "%%", "-%n", ".x", "a b", "a:b", "ä"})
    void refusesWhatCanBeNoTag(String template) {
        assertThatThrownBy(() -> TagTemplate.parse(template)).isInstanceOf(RegistryException.class);
    }

    @Test
    void refusesATagThatBecomesTooLong() {
        assertThatThrownBy(() -> TagTemplate.parse("%n-%n").apply(Tag.parse("x".repeat(100)), NIGHT))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("128");
    }
}
