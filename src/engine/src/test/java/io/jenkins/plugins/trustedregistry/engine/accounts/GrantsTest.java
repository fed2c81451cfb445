// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantsTest extends AccountsInDatabase {
    private static final TeamName DEVS = TeamName.parse("technology/devs");
    private static final TeamName OPS = TeamName.parse("technology/ops");
    private static final RepositoryName TEST = RepositoryName.parse("technology/test");

    private Grants grants;

    @BeforeEach
    void makeTeamsAndRepositories() {
        grants = accounts.grants();
        accounts.organizations().create(organization("technology"));
        accounts.teams().create(team("technology/devs"));
        accounts.teams().create(team("technology/ops"));
        repositories.add("technology/test", Visibility.PRIVATE);
        repositories.add("technology/a/b", Visibility.PRIVATE);
    }

    @Test
    void replacesTheRightThatTheTeamHad() {
        grants.put(new Grant(DEVS, TEST, Role.ADMIN));
        grants.put(new Grant(DEVS, TEST, Role.READ_ONLY));
        assertThat(grants.find(DEVS, TEST)).contains(new Grant(DEVS, TEST, Role.READ_ONLY));
        assertThat(grants.onRepository(TEST)).hasSize(1);
    }

    @Test
    void removesARight() {
        grants.put(new Grant(DEVS, TEST, Role.ADMIN));
        grants.put(new Grant(OPS, TEST, Role.READ_WRITE));
        assertThat(grants.remove(DEVS, TEST)).isTrue();
        assertThat(grants.remove(DEVS, TEST)).isFalse();
        assertThat(grants.onRepository(TEST)).containsExactly(new Grant(OPS, TEST, Role.READ_WRITE));
        assertThat(grants.find(DEVS, TEST)).isEmpty();
    }

    @Test
    void needsTeamAndRepository() {
        String missing =
                "There is no team technology/none, or no repository technology/test: make both before the team is"
                        + " given a right.";
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> grants.put(new Grant(TeamName.parse("technology/none"), TEST, Role.ADMIN)))
                .withMessage(missing)
                .matches(refusal -> refusal.status() == 404);
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> grants.put(new Grant(DEVS, RepositoryName.parse("technology/none"), Role.ADMIN)))
                .withMessageContaining("no repository technology/none");
    }

    @Test
    void stayWithinTheOrganization() {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> new Grant(DEVS, RepositoryName.parse("production/test"), Role.READ_ONLY))
                .withMessageStartingWith(
                        "The team technology/devs can't be given a right on production/test, which is not a repository of"
                                + " technology: ")
                .matches(refusal -> refusal.status() == 400);
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> new Grant(DEVS, RepositoryName.parse("technology"), Role.READ_ONLY));
    }

    @Test
    void goWithTheRepository() {
        grants.put(new Grant(DEVS, TEST, Role.ADMIN));
        repositories.remove("technology/test");
        repositories.add("technology/test", Visibility.PRIVATE);
        assertThat(grants.onRepository(TEST)).isEmpty();
        assertThat(grants.ofTeam(DEVS, "", 10)).isEmpty();
    }

    @Test
    void areListedPerTeamInPages() {
        RepositoryName nested = RepositoryName.parse("technology/a/b");
        grants.put(new Grant(DEVS, TEST, Role.ADMIN));
        grants.put(new Grant(DEVS, nested, Role.READ_ONLY));
        grants.put(new Grant(OPS, TEST, Role.READ_ONLY));
        assertThat(grants.ofTeam(DEVS, "", 1)).containsExactly(new Grant(DEVS, nested, Role.READ_ONLY));
        assertThat(grants.ofTeam(DEVS, "technology/a/b", 5)).containsExactly(new Grant(DEVS, TEST, Role.ADMIN));
    }
}
