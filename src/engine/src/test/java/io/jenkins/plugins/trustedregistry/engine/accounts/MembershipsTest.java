// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembershipsTest extends AccountsInDatabase {
    private static final TeamName DEVS = TeamName.parse("technology/devs");
    private static final Member NIGEL = Member.user("nigel");

    private Memberships memberships;

    @BeforeEach
    void makeTeams() {
        memberships = accounts.memberships();
        accounts.organizations().create(organization("technology", "user:nigel", "user:alice"));
        accounts.teams().create(team("technology/devs"));
        accounts.teams().create(team("technology/ops", "group:ops"));
    }

    @Test
    void addsAndRemovesOneMember() {
        assertThat(memberships.add(DEVS, NIGEL)).isTrue();
        assertThat(memberships.add(DEVS, NIGEL)).isFalse();
        assertThat(accounts.teams().find(DEVS).orElseThrow().members()).containsExactly(NIGEL);
        assertThat(memberships.remove(DEVS, NIGEL)).isTrue();
        assertThat(memberships.remove(DEVS, NIGEL)).isFalse();
        assertThat(accounts.teams().find(DEVS).orElseThrow().members()).isEmpty();
    }

    @Test
    void needsTheTeam() {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> memberships.add(TeamName.parse("technology/none"), NIGEL))
                .withMessage("There is no team technology/none: make it before its members.")
                .matches(refusal -> refusal.status() == 404);
    }

    @Test
    void tellsTheTeamsOfSeveralIdentitiesOnce() {
        memberships.add(DEVS, NIGEL);
        memberships.add(DEVS, new Member(Member.Kind.GROUP, "ops"));
        assertThat(memberships.teamsOf(members("user:nigel", "group:ops")))
                .containsExactly(DEVS, TeamName.parse("technology/ops"));
        assertThat(memberships.teamsOf(members())).isEmpty();
    }

    @Test
    void renamesAMemberEverywhereAndNobodyElse() {
        Member shop = Member.parse("job:technology/shop");
        Member store = Member.parse("job:technology/store");
        memberships.add(DEVS, shop);
        memberships.add(DEVS, Member.parse("job:technology/shop/inner"));
        memberships.add(TeamName.parse("technology/ops"), shop);
        memberships.add(TeamName.parse("technology/ops"), store); // has the new name already
        memberships.rename(shop, store);
        memberships.rename(Member.user("alice"), Member.user("alice"));
        assertThat(accounts.teams().find(DEVS).orElseThrow().members())
                .containsExactly(Member.parse("job:technology/shop/inner"), store);
        assertThat(memberships.teamsOf(Set.of(shop))).isEmpty();
        assertThat(memberships.teamsOf(Set.of(store))).hasSize(2);
        memberships.rename(Member.user("nigel"), store);
        assertThat(accounts.organizations()
                        .find(NamespaceName.parse("technology"))
                        .orElseThrow()
                        .owners())
                .containsExactly(store, Member.user("alice"));
    }

    @Test
    void forgetsAMemberEverywhereAndNobodyElse() {
        memberships.add(DEVS, NIGEL);
        memberships.add(DEVS, new Member(Member.Kind.GROUP, "nigel"));
        memberships.forget(NIGEL);
        assertThat(accounts.teams().find(DEVS).orElseThrow().members())
                .containsExactly(new Member(Member.Kind.GROUP, "nigel"));
        assertThat(accounts.organizations()
                        .find(NamespaceName.parse("technology"))
                        .orElseThrow()
                        .owners())
                .containsExactly(Member.user("alice"));
    }
}
