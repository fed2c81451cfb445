// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of repositories and namespaces. */
class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "technology/test",
                "a/b",
                "0/1",
                "a/b/c/d/e/f",
                "a.b/c_d",
                "a__b/c",
                "a-b/c--d---e",
                "library",
                "a/b-c/d.e/f_g"
            })
    void acceptsWellFormedRepositories(String text) {
        RepositoryName name = RepositoryName.parse(text);

        assertThat(name).hasToString(text);
        assertThat(name).isEqualTo(RepositoryName.parse(text)).isEqualByComparingTo(RepositoryName.parse(text));
    }

    static Stream<String> malformed() {
        return Stream.of(
                "",
                "/",
                "a/",
                "/a",
                "a//b",
                "A/b",
                "a/B",
                "a/ü",
                "a b/c",
                "a/b ",
                " a/b",
                "a/b\n",
                "a/.b",
                "a/b.",
                "a/..",
                "../a",
                "a/../b",
                "a/./b",
                "a/b..c",
                "a/_b",
                "a/b_",
                "a/b___c",
                "a/b._c",
                "a/b-_c",
                "-a/b",
                "a/b-",
                "a\\b",
                "a:5000/b",
                "a/b:v1",
                "a/b@sha256",
                "a/b?c",
                "a/b#c",
                "a/%2e%2e",
                "a/b\u0000",
                "a/٣");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void rejectsMalformedRepositories(String text) {
        RegistryException refusal = catchThrowableOfType(RegistryException.class, () -> RepositoryName.parse(text));

        assertThat(refusal.code()).isEqualTo(ErrorCode.NAME_INVALID);
        assertThat(refusal.getMessage()).doesNotContain("\n").contains("namespace/repository");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void rejectsMalformedNamespaces(String text) {
        assertThatThrownBy(() -> NamespaceName.parse(text))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NAME_INVALID));
    }

    @Test
    void aNamespaceHasNoSlash() {
        assertThatThrownBy(() -> NamespaceName.parse("a/b")).isInstanceOf(RegistryException.class);
        assertThat(NamespaceName.parse("a.b-c_d")).hasToString("a.b-c_d");
    }

    @Test
    void takesNamesUpToTheirLimitAndNoLonger() {
        assertThat(RepositoryName.parse("a/" + "b".repeat(253)).name()).hasSize(255);
        assertThatThrownBy(() -> RepositoryName.parse("a/" + "b".repeat(254))).isInstanceOf(RegistryException.class);
        assertThat(NamespaceName.parse("a".repeat(128)).name()).hasSize(128);
        assertThatThrownBy(() -> NamespaceName.parse("a".repeat(129))).isInstanceOf(RegistryException.class);
    }

    /** A pattern that backtracks would take longer than the universe is old. */
    @Test
    void rejectsWhatIsLongAndAlmostRightAtOnce() {
        for (String part : new String[] {"a-", "a_", "a.", "a/", "a", "a--", "a__"}) {
            assertThatThrownBy(() -> RepositoryName.parse(part.repeat(250 / part.length()) + "!"))
                    .isInstanceOf(RegistryException.class);
            assertThatThrownBy(() -> NamespaceName.parse(part.repeat(127 / part.length()) + "!"))
                    .isInstanceOf(RegistryException.class);
        }
        assertThatThrownBy(() -> RepositoryName.parse("a".repeat(10_000_000))).isInstanceOf(RegistryException.class);
    }

    @Test
    void isTakenApartAndPutTogether() {
        RepositoryName name = RepositoryName.parse("technology/test/deep");

        assertThat(name.isQualified()).isTrue();
        assertThat(name.namespace()).isEqualTo(NamespaceName.parse("technology"));
        assertThat(name.rest()).isEqualTo("test/deep");
        assertThat(RepositoryName.of(name.namespace(), name.rest())).isEqualTo(name);
    }

    @Test
    void aNameWithoutSlashIsWellFormedButNotQualified() {
        RepositoryName name = RepositoryName.parse("library");

        assertThat(name.isQualified()).isFalse();
        assertThat(name.namespace()).hasToString("library");
        assertThat(name.rest()).isEqualTo("library");
    }

    @Test
    void aRestThatClimbsOutIsRejected() {
        NamespaceName namespace = NamespaceName.parse("a");

        assertThatThrownBy(() -> RepositoryName.of(namespace, "../b")).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> RepositoryName.of(namespace, "")).isInstanceOf(RegistryException.class);
    }
}
