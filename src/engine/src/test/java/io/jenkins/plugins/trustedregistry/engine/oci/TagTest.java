// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags, and references, which are tags or digests. */
class TagTest {

    @ParameterizedTest
    @ValueSource(strings = {"v1", "latest", "V1", "_", "1", "a.b-c_d", "v1..2", "sha256-abc.sig", "a-"})
    void acceptsWellFormedTags(String text) {
        assertThat(Tag.parse(text)).hasToString(text);
        assertThat(Reference.parse(text)).isEqualTo(Tag.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                ".INVALID",
                "-a",
                "a/b",
                "a b",
                "a\n",
                "ä",
                "a+b",
                "a@b",
                "%2e",
                "../a",
                "a\u0000",
                "٣"
            })
    void rejectsMalformedTags(String text) {
        RegistryException refusal = catchThrowableOfType(RegistryException.class, () -> Tag.parse(text));

        assertThat(refusal.code()).isEqualTo(ErrorCode.MANIFEST_INVALID);
        assertThatThrownBy(() -> Reference.parse(text)).isInstanceOf(RegistryException.class);
    }

    @Test
    void takes128CharactersAndNoMore() {
        assertThat(Tag.parse("a".repeat(128)).name()).hasSize(128);
        assertThatThrownBy(() -> Tag.parse("a".repeat(129))).isInstanceOf(RegistryException.class);
    }

    @Test
    void sortsByBytes() {
        assertThat(Stream.of("b", "B", "_", "1", "a-b", "a.b").map(Tag::parse).sorted())
                .extracting(Tag::name)
                .containsExactly("1", "B", "_", "a-b", "a.b", "b");
    }

    @Test
    void aReferenceWithAColonIsADigest() {
        Digest digest = Digest.of(new byte[0]);

        assertThat(Reference.parse(digest.toString())).isEqualTo(digest);
        assertThatThrownBy(() -> Reference.parse("v1:2"))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DIGEST_INVALID));
    }
}
