// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rights on namespaces and on the registry. */
class NamespaceRightsTest extends WorldInDatabase {

    @BeforeEach
    void makeOrganization() {
        world.directory
                .with("alice")
                .with("nigel")
                .with("oscar", "ops")
                .with("stranger")
                .withAdmin("root");
        world.organization("technology", true, "user:alice", "group:ops").team("technology/devs", "user:nigel");
    }

    @ParameterizedTest
    @EnumSource
    void ownersAndAdministratorsMayDoEverything(NamespaceAction action) {
        assertThat(in("alice", "technology", action))
                .isEqualTo(new Decision.Allowed("In technology you may " + action.verb()
                        + ": owner of the organization technology as user:alice."));
        assertThat(in("oscar", "technology", action).allowed()).isTrue();
        assertThat(in("root", "technology", action))
                .isEqualTo(new Decision.Allowed(
                        "In technology you may " + action.verb() + ": administrator of the registry."));
        assertThat(in("nigel", "nigel", action))
                .isEqualTo(new Decision.Allowed(
                        "In nigel you may " + action.verb() + ": owner of the personal namespace nigel."));
        assertThat(in("root", "nigel", action).allowed()).isTrue();
    }

    @Test
    void teamMembersSeeTheOrganizationAndNoMore() {
        assertThat(in("nigel", "technology", NamespaceAction.VIEW))
                .isEqualTo(new Decision.Allowed("In technology you may see its teams and members: member of the team"
                        + " technology/devs as user:nigel."));
        assertThat(in("nigel", "technology", NamespaceAction.CREATE_REPOSITORY))
                .isEqualTo(new Decision.Refused(
                        "You need to be an owner of the organization technology to create repositories. Its owners are"
                                + " group:ops, alice.",
                        true));
    }

    @ParameterizedTest
    @EnumSource
    void organizationLooksLikeAMissingOneToAStranger(NamespaceAction action) {
        for (Principal principal : new Principal[] {world.user("stranger"), Principal.ANONYMOUS}) {
            Decision missing = world.in(principal, "nowhere", action);
            assertThat(missing).matches(decision -> !decision.allowed());
            assertThat(world.in(principal, "technology", action))
                    .isEqualTo(new Decision.Refused(missing.reason().replace("nowhere", "technology"), false));
            assertThat(world.in(principal, "nigel", action))
                    .isEqualTo(new Decision.Refused(missing.reason().replace("nowhere", "nigel"), false));
        }
    }

    @Test
    void notEvenAnAdministratorActsWhereNobodyIs() {
        assertThat(in("root", "nowhere", NamespaceAction.CREATE_REPOSITORY)).matches(decision -> !decision.allowed());
    }

    @ParameterizedTest
    @EnumSource
    void limitedCredentialsDoNotCountForNamespacesNorTheRegistry(NamespaceAction action) {
        Limits[] limited = {
            new Limits(Optional.of(Role.READ_WRITE), Set.of(), Optional.empty()),
            new Limits(Optional.empty(), Set.of("technology/*"), Optional.empty()),
            new Limits(Optional.of(Role.ADMIN), Set.of("technology/*"), Optional.empty()),
            Limits.NONE.withGranted(Map.of())
        };
        for (Limits limits : limited) {
            assertThat(world.in(world.user("alice").limitedTo(limits), "technology", action))
                    .isEqualTo(new Decision.Refused(
                            "This credential is limited, so that it counts for repositories only: use an access token"
                                    + " without limits, or your password.",
                            true));
            assertThat(world.access
                            .control()
                            .onRegistry(world.user("root").limitedTo(limits))
                            .allowed())
                    .isFalse();
        }
    }

    @Test
    void tokenWithTheHighestRoleAndNoRepositoriesIsNotLimited() {
        Limits admin = new Limits(Optional.of(Role.ADMIN), Set.of(), Optional.empty());
        assertThat(world.in(world.user("alice").limitedTo(admin), "technology", NamespaceAction.MANAGE)
                        .allowed())
                .isTrue();
        assertThat(world.access
                        .control()
                        .onRegistry(world.user("root").limitedTo(admin))
                        .allowed())
                .isTrue();
    }

    @Test
    void registryIsItsAdministrators() {
        assertThat(world.access.control().onRegistry(world.user("root")))
                .isEqualTo(new Decision.Allowed("You are an administrator of the registry."));
        for (Principal principal : new Principal[] {world.user("alice"), Principal.ANONYMOUS, Principal.robot("r")}) {
            assertThat(world.access.control().onRegistry(principal))
                    .isEqualTo(new Decision.Refused(
                            "You need to be an administrator of the registry for this: ask one of them.", true));
        }
    }

    private Decision in(String user, String namespace, NamespaceAction action) {
        return world.in(world.user(user), namespace, action);
    }
}
