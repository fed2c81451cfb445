// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganizationsTest extends AccountsInDatabase {
    private static final NamespaceName TECHNOLOGY = NamespaceName.parse("technology");

    private Organizations organizations;

    @BeforeEach
    void take() {
        organizations = accounts.organizations();
    }

    @Test
    void keepsWhatItWasGiven() {
        Organization technology = new Organization(
                TECHNOLOGY, "All of it\nand more", true, members("user:alice", "group:ops", "job:folder/app"));
        organizations.create(technology);
        assertThat(organizations.find(TECHNOLOGY)).contains(technology);
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(organizations.find(TECHNOLOGY)).isEmpty();
    }

    @Test
    void showsOwnersInTheSameOrderAlways() {
        organizations.create(organization("technology", "user:zoe", "group:ops", "user:alice"));
        assertThat(organizations.find(TECHNOLOGY).orElseThrow().owners())
                .extracting(Member::toString)
                .containsExactly("group:ops", "user:alice", "user:zoe");
    }

    @Test
    void replacesOwnersOnUpdate() {
        organizations.create(organization("technology", "user:alice"));
        Organization changed = new Organization(TECHNOLOGY, "new", true, members("user:bob"));
        assertThat(organizations.update(changed)).isTrue();
        assertThat(organizations.find(TECHNOLOGY)).contains(changed);
    }

    @Test
    void saysThatAnUpdatedOrganizationIsGone() {
        assertThat(organizations.update(organization("technology", "user:alice")))
                .isFalse();
        assertThat(organizations.find(TECHNOLOGY)).isEmpty();
    }

    @Test
    void refusesANameThatIsTaken() {
        organizations.create(organization("technology", "user:alice"));
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> organizations.create(organization("technology", "user:bob")))
                .withMessage("There is an organization technology already: change it, or choose another name.")
                .matches(refusal -> refusal.status() == 409);
        assertThat(organizations.find(TECHNOLOGY).orElseThrow().owners()).isEqualTo(members("user:alice"));
    }

    @Test
    void refusesTheNameOfAUser() {
        directory.with("technology");
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> organizations.create(organization("technology")))
                .withMessage(
                        "The name technology is taken by a user, to whom the namespace belongs: choose another one.")
                .matches(refusal -> refusal.status() == 409);
    }

    @Test
    void refusesANamespaceThatStillHasRepositoriesOfAFormerUser() {
        repositories.add("nigel/tool", Visibility.PRIVATE);
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> organizations.create(organization("nigel", "user:mallory")))
                .withMessage("The namespace nigel still has repositories of somebody else: delete them first, or choose"
                        + " another name.");
        assertThat(organizations.find(NamespaceName.parse("nigel"))).isEmpty();
    }

    @Test
    void clearsTheSwitchOfAFormerUsersNamespace() {
        NamespaceName nigel = NamespaceName.parse("nigel");
        directory.with("nigel");
        accounts.namespaces().switchCreateOnPush(nigel, false);
        directory.remove("nigel");
        organizations.create(organization("nigel"));
        organizations.delete(nigel);
        directory.with("nigel");
        assertThat(accounts.namespaces().find(nigel)).contains(new Namespace(nigel, Namespace.Kind.PERSONAL, true));
    }

    @Test
    void refusesARobotAsOwner() {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> organization("technology", "robot:technology+ci"))
                .withMessage(
                        "The robot account technology+ci can't own an organization: put it into a team and give the"
                                + " team a right.")
                .matches(refusal -> refusal.status() == 400);
    }

    @Test
    void refusesADescriptionThatIsTooLongOrHasControlCharacters() {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> new Organization(TECHNOLOGY, "x".repeat(1_001), false, Set.of()));
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> new Organization(TECHNOLOGY, "bell\u0007", false, Set.of()))
                .withMessageContaining("write up to 1000 characters");
    }

    @Test
    void isNotDeletedWhileItHasRepositories() {
        organizations.create(organization("technology", "user:alice"));
        repositories.add("technology/test", Visibility.PUBLIC);
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> organizations.delete(TECHNOLOGY))
                .withMessage(
                        "The organization technology has repositories: delete them first, for what is in them would"
                                + " be lost.")
                .matches(refusal -> refusal.status() == 409);
        repositories.remove("technology/test");
        assertThat(organizations.delete(TECHNOLOGY)).isTrue();
        assertThat(organizations.delete(TECHNOLOGY)).isFalse();
        assertThat(organizations.find(TECHNOLOGY)).isEmpty();
    }

    @Test
    void takesItsTeamsAlongWhenDeleted() {
        organizations.create(organization("technology"));
        accounts.teams().create(team("technology/devs", "user:nigel"));
        organizations.delete(TECHNOLOGY);
        organizations.create(organization("technology"));
        assertThat(accounts.teams().list(TECHNOLOGY, "", 10)).isEmpty();
        assertThat(accounts.memberships().teamsOf(members("user:nigel"))).isEmpty();
    }

    @Test
    void listsInPagesByName() {
        for (String name : new String[] {"c", "a", "d", "b"}) {
            organizations.create(organization(name, "user:owner-of-" + name));
        }
        assertThat(organizations.list("", 2))
                .containsExactly(organization("a", "user:owner-of-a"), organization("b", "user:owner-of-b"));
        assertThat(organizations.list("b", 10))
                .extracting(each -> each.name().name())
                .containsExactly("c", "d");
        assertThat(organizations.list("d", 10)).isEmpty();
    }

    @Test
    void listsThoseThatSomebodyOwnsOrHasATeamIn() {
        organizations.create(organization("a", "user:alice"));
        organizations.create(organization("b", "group:ops"));
        organizations.create(organization("c", "user:alice"));
        organizations.create(organization("d"));
        accounts.teams().create(team("c/devs", "user:alice"));
        accounts.teams().create(team("d/devs", "user:alice"));
        assertThat(organizations.list(members("user:alice"), "", 10))
                .extracting(each -> each.name().name())
                .containsExactly("a", "c", "d");
        assertThat(organizations.list(members("user:alice", "group:ops"), "a", 1))
                .extracting(each -> each.name().name())
                .containsExactly("b");
        assertThat(organizations.list(Set.of(), "", 10)).isEmpty();
    }
}
