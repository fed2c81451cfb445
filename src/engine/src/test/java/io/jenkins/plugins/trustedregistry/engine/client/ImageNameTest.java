// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

    @ParameterizedTest
    @CsvSource({
        "app,                                '',                 app,                latest",
        "app:1.2,                            '',                 app,                1.2",
        "technology/test:v2,                 '',                 technology/test,    v2",
        "localhost/technology/test,          localhost,          technology/test,    latest",
        "localhost:5000/technology/test:v2,  localhost:5000,     technology/test,    v2",
        "harbor.example.com/a/b/c:v2,        harbor.example.com, a/b/c,              v2",
    })
    void knowsARegistryFromARepository(String text, String registry, String repository, String tag) {
        ImageName name = ImageName.parse(text);

        assertThat(name.registry().orElse("")).isEqualTo(registry);
        assertThat(name.repository()).hasToString(repository);
        assertThat(name.tagOrLatest()).hasToString(tag);
    }

    @Test
    void aDigestCountsBeforeATag() {
        String digest = "sha256:" + "a".repeat(64);
        ImageName name = ImageName.parse("localhost:5000/technology/test:v2@" + digest);

        assertThat(name.reference()).hasToString(digest);
        assertThat(name).hasToString("localhost:5000/technology/test:v2@" + digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Technology/test", "a//b", "a:", "a@sha256:12", "localhost:5000/", "../x", "a b"})
    void refusesWhatIsNoName(String text) {
        assertThatThrownBy(() -> ImageName.parse(text)).isInstanceOf(RegistryException.class);
    }
}
