// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

    @Test
    void keepsAllValuesInOrder() {
        assertThat(QueryString.parse("scope=b&n=5&scope=a%20c&flag&empty=&&eq=a=b"))
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of(
                        "scope", List.of("b", "a c"),
                        "n", List.of("5"),
                        "flag", List.of(""),
                        "empty", List.of(""),
                        "eq", List.of("a=b")));
    }

    @Test
    void aPlusIsASpaceAndAnEncodedOneIsAPlus() {
        assertThat(QueryString.parse("t=a+b%2Bc")).containsEntry("t", List.of("a b+c"));
    }

    @Test
    void nothingIsNoParameters() {
        assertThat(QueryString.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%00", "a=%", "%zz=1", "a=%c0%80", "a=%0a"})
    void refusesWhatIsNotStrictUtf8(String query) {
        assertThatThrownBy(() -> QueryString.parse(query)).isInstanceOf(RegistryException.class);
    }
}
