// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

    @Test
    void readsWhatRegistriesSend() {
        Challenge challenge = Challenge.parse(
                        List.of(
                                "Bearer realm=\"https://auth.example/token\",service=\"r.example\",scope=\"repository:a/b:pull,push\""))
                .get(0);

        assertThat(challenge.scheme()).isEqualTo("bearer");
        assertThat(challenge.parameter("realm")).contains("https://auth.example/token");
        assertThat(challenge.parameter("Service")).contains("r.example");
        assertThat(challenge.parameter("scope")).contains("repository:a/b:pull,push");
    }

    @Test
    void readsSeveralInOneField() {
        List<Challenge> both = Challenge.parse(List.of("Basic realm=\"a \\\"b\\\"\", Bearer realm=x, error=\"y\""));

        assertThat(both).extracting(Challenge::scheme).containsExactly("basic", "bearer");
        assertThat(both.get(0).parameter("realm")).contains("a \"b\"");
        assertThat(both.get(1).parameter("error")).contains("y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",,,", "=\"", "\"\"\"", "Bearer realm=\"unclosed", "Basic"})
    void survivesWhatItCannotRead(String field) {
        assertThat(Challenge.parse(List.of(field)))
                .allSatisfy(each -> assertThat(each.parameter("realm")).isEmpty());
    }
}
