// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.ScanMode;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisibleRepositoriesTest extends WorldInDatabase {

    @BeforeEach
    void makeRepositories() {
        world.directory.with("alice").with("nigel", "devs").with("stranger").withAdmin("root");
        world.organization("technology", false, "user:alice")
                .organization("tech", false)
                .team("technology/devs", "group:devs", "user:nigel")
                .team("technology/more", "user:nigel")
                .publicRepository("technology/open")
                .publicRepository("tech/open")
                .privateRepository("technology/granted/deep")
                .privateRepository("technology/secret")
                .privateRepository("nigel/own")
                .privateRepository("stranger/own")
                .grant("technology/devs", "technology/granted/deep", Role.READ_ONLY)
                .grant("technology/more", "technology/granted/deep", Role.ADMIN)
                .grant("technology/more", "technology/open", Role.ADMIN);
    }

    @Test
    void arePublicOnesForAnonymous() {
        assertThat(names(Principal.ANONYMOUS)).containsExactly("tech/open", "technology/open");
    }

    @Test
    void arePublicGrantedAndOwnOnesForAUserEachOnce() {
        assertThat(names(world.user("nigel")))
                .containsExactly("nigel/own", "tech/open", "technology/granted/deep", "technology/open");
    }

    @Test
    void areAllOfTheOrganizationForItsOwners() {
        assertThat(names(world.user("alice")))
                .containsExactly("tech/open", "technology/granted/deep", "technology/open", "technology/secret");
    }

    @Test
    void areAllForAnAdministrator() {
        assertThat(names(world.user("root"))).hasSize(6);
    }

    @Test
    void arePagedByName() {
        Principal nigel = world.user("nigel");
        assertThat(names(world.access.visible().to(nigel, "", 3)))
                .containsExactly("nigel/own", "tech/open", "technology/granted/deep");
        assertThat(names(world.access.visible().to(nigel, "technology/granted/deep", 3)))
                .containsExactly("technology/open");
        assertThat(world.access.visible().to(nigel, "technology/open", 3)).isEmpty();
        assertThat(names(world.access.visible().to(world.user("root"), "stranger/own", 1)))
                .containsExactly("tech/open");
    }

    @Test
    void areThoseOfOneNamespaceWhenAskedFor() {
        NamespaceName technology = NamespaceName.parse("technology");
        assertThat(names(world.access.visible().to(world.user("nigel"), technology, "", 10)))
                .containsExactly("technology/granted/deep", "technology/open");
        assertThat(names(world.access.visible().to(world.user("nigel"), technology, "technology/granted/deep", 10)))
                .containsExactly("technology/open");
        assertThat(names(world.access.visible().to(Principal.ANONYMOUS, NamespaceName.parse("tech"), "", 10)))
                .containsExactly("tech/open");
        assertThat(names(world.access.visible().to(world.user("root"), technology, "", 10)))
                .hasSize(3);
        assertThat(world.access.visible().to(world.user("root"), technology, "zzz", 10))
                .isEmpty();
    }

    @Test
    void areWhatTheCredentialMayPull() {
        Principal alice = world.user("alice");
        assertThat(names(alice.limitedTo(new Limits(
                        Optional.of(Role.READ_ONLY), Set.of("tech/*", "technology/secret"), Optional.empty()))))
                .containsExactly("tech/open", "technology/secret");
        assertThat(names(world.user("root")
                        .limitedTo(new Limits(Optional.empty(), Set.of("nigel/*"), Optional.empty()))))
                .containsExactly("nigel/own");
        Map<RepositoryName, Set<RepositoryAction>> granted = Map.of(
                RepositoryName.parse("technology/secret"), Set.of(RepositoryAction.PULL),
                RepositoryName.parse("technology/open"), Set.of(RepositoryAction.PUSH),
                RepositoryName.parse("nigel/own"), Set.of(RepositoryAction.PULL));
        assertThat(names(alice.limitedTo(Limits.NONE.withGranted(granted)))).containsExactly("technology/secret");
        assertThat(names(alice.limitedTo(Limits.NONE.withGranted(Map.of())))).isEmpty();
        assertThat(names(alice.limitedTo(Limits.NONE.withGranted(granted).withoutGranted())))
                .hasSize(4);
    }

    @Test
    void areNotANamesakesWhereAnOrganizationHasTheName() {
        world.directory.with("tech");
        world.privateRepository("tech/secret");
        assertThat(names(world.user("tech"))).containsExactly("tech/open", "technology/open");
    }

    @Test
    void bringWhatTheCatalogKnows() {
        assertThat(world.access.visible().to(Principal.ANONYMOUS, "", 1))
                .singleElement()
                .satisfies(each -> assertThat(each)
                        .isEqualTo(new Repository(
                                each.id(),
                                RepositoryName.parse("tech/open"),
                                Visibility.PUBLIC,
                                "",
                                ScanMode.ON_PUSH,
                                Instant.EPOCH,
                                "test")));
    }

    private List<String> names(Principal principal) {
        return names(world.access.visible().to(principal, "", 100));
    }

    private static List<String> names(List<Repository> repositories) {
        return repositories.stream().map(each -> each.name().name()).toList();
    }
}
