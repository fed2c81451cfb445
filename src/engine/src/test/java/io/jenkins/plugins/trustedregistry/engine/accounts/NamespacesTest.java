// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import org.junit.jupiter.api.Test;

class NamespacesTest extends AccountsInDatabase {
    private static final NamespaceName NIGEL = NamespaceName.parse("nigel");
    private static final NamespaceName TECHNOLOGY = NamespaceName.parse("technology");

    @Test
    void personalOneMakesRepositoriesOnPushUnlessSwitchedOff() {
        directory.with("nigel");
        Namespaces namespaces = accounts.namespaces();
        assertThat(namespaces.find(NIGEL)).contains(new Namespace(NIGEL, Namespace.Kind.PERSONAL, true));
        assertThat(namespaces.switchCreateOnPush(NIGEL, false)).isTrue();
        assertThat(namespaces.find(NIGEL)).contains(new Namespace(NIGEL, Namespace.Kind.PERSONAL, false));
        assertThat(namespaces.switchCreateOnPush(NIGEL, true)).isTrue();
        assertThat(namespaces.find(NIGEL)).contains(new Namespace(NIGEL, Namespace.Kind.PERSONAL, true));
    }

    @Test
    void organizationsOneDoesNotUnlessSwitchedOn() {
        accounts.organizations().create(organization("technology", "user:alice"));
        Namespaces namespaces = accounts.namespaces();
        assertThat(namespaces.find(TECHNOLOGY)).contains(new Namespace(TECHNOLOGY, Namespace.Kind.ORGANIZATION, false));
        assertThat(namespaces.switchCreateOnPush(TECHNOLOGY, true)).isTrue();
        assertThat(accounts.organizations().find(TECHNOLOGY))
                .contains(new Organization(TECHNOLOGY, "", true, members("user:alice")));
    }

    @Test
    void organizationTakesPrecedenceOverALaterUserOfThatName() {
        accounts.organizations().create(organization("technology"));
        directory.with("technology");
        accounts.namespaces().switchCreateOnPush(TECHNOLOGY, true);
        assertThat(accounts.namespaces().find(TECHNOLOGY))
                .contains(new Namespace(TECHNOLOGY, Namespace.Kind.ORGANIZATION, true));
        accounts.organizations().delete(TECHNOLOGY);
        accounts.namespaces().switchCreateOnPush(TECHNOLOGY, false);
        assertThat(accounts.namespaces().find(TECHNOLOGY))
                .contains(new Namespace(TECHNOLOGY, Namespace.Kind.PERSONAL, false));
    }

    @Test
    void doesNotExistWithoutOrganizationOrUser() {
        assertThat(accounts.namespaces().find(NIGEL)).isEmpty();
        assertThat(accounts.namespaces().switchCreateOnPush(NIGEL, true)).isFalse();
    }
}
