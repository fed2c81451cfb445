// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountValuesTest {

    @ParameterizedTest
    @EnumSource
    void rolesReadTheirOwnText(Role role) {
        assertThat(Role.parse(role.toString())).isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "READ_ONLY", "write", "owner"})
    void rolesAreWrittenInOneWay(String text) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> Role.parse(text))
                .withMessage("The right '" + text + "' is not known: use read-only, read-write or admin.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"technology/devs", "a.b/c__d-e"})
    void teamNamesReadTheirOwnText(String text) {
        assertThat(TeamName.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devs",
                "technology/",
                "technology/Devs",
                "technology/a/b",
                "/devs",
                "technology/..",
                "technology/a b"
            })
    void teamNamesHaveTwoPartsWithTheGrammarOfANamespace(String text) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> TeamName.parse(text))
                .withMessageContaining("is not well-formed: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user:nigel", "group:cn=devs,ou=x", "robot:technology+ci", "job:folder/sub:x"})
    void membersReadTheirOwnText(String text) {
        assertThat(Member.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nigel", "user:", "user: ", "USER:nigel", "host:x", "user:a\nb"})
    void membersAreRefusedWithTheFormThatIsAllowed(String text) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> Member.parse(text))
                .withMessageEndingWith("is not well-formed: write user:NAME, group:NAME, robot:NAME or job:PATH.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0"})
    void teamNamesAreOrderedByOrganizationFirst(String team) {
        TeamName first = new TeamName(NamespaceName.parse("a"), "z");
        assertThat(first).isLessThan(new TeamName(NamespaceName.parse("b"), team));
    }
}
