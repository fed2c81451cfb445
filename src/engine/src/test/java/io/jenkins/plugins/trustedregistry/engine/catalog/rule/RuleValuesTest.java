// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleValuesTest {

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "v*, v1.2.3, true",
        "v*, V1, false",
        "v*, latest, false",
        "v?, v1, true",
        "v?, v10, false",
        "v?, v, false",
        "*-rc*, 1.0-rc2, true",
        "*-rc*, 1.0, false",
        "release-*-final, release-9-final, true",
        "release-*-final, release-9-finals, false",
        "**a*?, xxaxb, true",
        "v1, v1, true",
        "v1.0, v1x0, false"
    })
    void matchesTags(String pattern, String tag, boolean matches) {
        assertThat(new TagPatterns(List.of(pattern)).matching(new Tag(tag)).isPresent())
                .isEqualTo(matches);
    }

    @Test
    void aPatternOfManyStarsIsNoSlower() {
        TagPatterns patterns = new TagPatterns(List.of("*a".repeat(60) + "b"));
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(patterns.matching(new Tag("a".repeat(128)))).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "v1/2", "[a]", "\u00e4"})
    void refusesWhatCanNotBeAPattern(String pattern) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> new TagPatterns(List.of(pattern)))
                .withMessageContaining("is not a pattern of tags: use letters");
    }

    @Test
    void patternsAreReadBack() {
        TagPatterns patterns = new TagPatterns(List.of("v*", "release-?"));
        assertThat(TagPatterns.parse(patterns.toString())).isEqualTo(patterns);
        assertThat(TagPatterns.parse("").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "1d", "14d", "9999d"})
    void untaggedRulesAreReadBack(String text) {
        assertThat(UntaggedRule.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0d", "14", "-1d", "collect", "10000d", "1.5d"})
    void refusesWhatIsNoUntaggedRule(String text) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> UntaggedRule.parse(text))
                .withMessageContaining("use keep, or a number of days");
    }
}
