// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TeamsTest extends AccountsInDatabase {
    private static final TeamName DEVS = TeamName.parse("technology/devs");

    private Teams teams;

    @BeforeEach
    void makeOrganization() {
        teams = accounts.teams();
        accounts.organizations().create(organization("technology"));
    }

    @Test
    void keepsMembersOfFourKinds() {
        Team devs = new Team(
                DEVS,
                "they write it",
                members("user:nigel", "group:ldap-devs", "robot:technology+ci", "job:folder/a:b"));
        teams.create(devs);
        assertThat(teams.find(DEVS)).contains(devs);
    }

    @Test
    void needsItsOrganization() {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> teams.create(team("nowhere/devs")))
                .withMessage("There is no organization nowhere: make it before its teams.")
                .matches(refusal -> refusal.status() == 404);
    }

    @Test
    void refusesANameThatIsTaken() {
        teams.create(team("technology/devs", "user:nigel"));
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> teams.create(team("technology/devs")))
                .withMessage("There is a team technology/devs already: change it, or choose another name.")
                .matches(refusal -> refusal.status() == 409);
        assertThat(teams.find(DEVS)).contains(team("technology/devs", "user:nigel"));
    }

    @Test
    void replacesMembersOnUpdate() {
        teams.create(team("technology/devs", "user:nigel", "user:alice"));
        Team changed = new Team(DEVS, "new", members("user:alice", "group:ops"));
        assertThat(teams.update(changed)).isTrue();
        assertThat(teams.find(DEVS)).contains(changed);
        assertThat(teams.update(team("technology/gone"))).isFalse();
    }

    @Test
    void takesItsGrantsAlongWhenDeleted() {
        repositories.add("technology/test", Visibility.PRIVATE);
        RepositoryName test = RepositoryName.parse("technology/test");
        teams.create(team("technology/devs", "user:nigel"));
        accounts.grants().put(new Grant(DEVS, test, Role.ADMIN));
        assertThat(teams.delete(DEVS)).isTrue();
        assertThat(teams.delete(DEVS)).isFalse();
        teams.create(team("technology/devs"));
        assertThat(accounts.grants().onRepository(test)).isEmpty();
        assertThat(teams.find(DEVS)).contains(team("technology/devs"));
    }

    @Test
    void listsOneOrganizationsTeamsInPages() {
        accounts.organizations().create(organization("other"));
        teams.create(team("other/a", "user:x"));
        teams.create(team("technology/c"));
        teams.create(team("technology/a", "user:nigel"));
        teams.create(team("technology/b"));
        NamespaceName technology = NamespaceName.parse("technology");
        assertThat(teams.list(technology, "", 2))
                .containsExactly(team("technology/a", "user:nigel"), team("technology/b"));
        assertThat(teams.list(technology, "b", 2)).containsExactly(team("technology/c"));
    }
}
