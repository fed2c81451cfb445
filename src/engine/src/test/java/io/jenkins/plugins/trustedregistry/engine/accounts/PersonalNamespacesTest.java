// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNamespacesTest {
    private static final NamespaceName NIGEL = NamespaceName.parse("nigel");

    @Test
    void bearTheUsersName() {
        PersonalNamespaces namespaces =
                new PersonalNamespaces(FakeDirectory.empty().with("nigel"));
        assertThat(namespaces.of("nigel")).contains(NIGEL);
        assertThat(namespaces.owns("nigel", NIGEL)).isTrue();
        assertThat(namespaces.owner(NIGEL)).map(Person::name).contains("nigel");
        assertThat(namespaces.owns("nigel", NamespaceName.parse("nigels"))).isFalse();
    }

    @Test
    void areInLowerCaseWhereTheDirectoryIgnoresCase() {
        PersonalNamespaces namespaces =
                new PersonalNamespaces(FakeDirectory.ignoringCase().with("Nigel"));
        assertThat(namespaces.of("Nigel")).contains(NIGEL);
        assertThat(namespaces.owner(NIGEL)).map(Person::name).contains("Nigel");
    }

    @Test
    void areNotGivenToCapitalLettersWhereTheDirectoryTellsThemApart() {
        PersonalNamespaces namespaces =
                new PersonalNamespaces(FakeDirectory.empty().with("Nigel").with("NIGEL"));
        assertThat(namespaces.of("Nigel")).isEmpty();
        assertThat(namespaces.of("NIGEL")).isEmpty();
        assertThat(namespaces.owner(NIGEL)).isEmpty();
    }

    @Test
    void areNeverSharedByTwoUsers() {
        FakeDirectory directory =
                FakeDirectory.empty().with("Nigel").with("nigel").with("NIGEL").with("n\u0131gel");
        PersonalNamespaces namespaces = new PersonalNamespaces(directory);
        assertThat(List.of("Nigel", "nigel", "NIGEL", "n\u0131gel"))
                .filteredOn(user -> namespaces.owns(user, NIGEL))
                .containsExactly("nigel");
    }

    @Test
    void areNotGivenToALetterThatOnlyLooksTheSame() {
        PersonalNamespaces namespaces =
                new PersonalNamespaces(FakeDirectory.empty().with("kate").with("\u212aate"));
        assertThat(namespaces.of("\u212aate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "DOMAIN\\nigel", "nigel poulton", "-nigel", "nigel.", "", "../nigel", "a/b"})
    void areNotThereForNamesThatAreNoNamespace(String user) {
        PersonalNamespaces namespaces =
                new PersonalNamespaces(FakeDirectory.empty().with(user));
        assertThat(namespaces.of(user)).isEmpty();
    }
}
