// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The walkthrough's world: the organization technology, its team devs, and some repositories. */
class RightsTest extends WorldInDatabase {

    @BeforeEach
    void makeOrganization() {
        world.directory
                .with("alice")
                .with("nigelpoulton", "ldap-devs")
                .with("oscar", "ops")
                .with("stranger")
                .withAdmin("root");
        world.organization("technology", false, "user:alice", "group:ops")
                .team("technology/devs", "group:ldap-devs")
                .publicRepository("technology/test")
                .privateRepository("technology/secret");
    }

    @Test
    void refusedPushNamesTheMissingRightAndWhoGrantsIt() {
        world.grant("technology/devs", "technology/test", Role.READ_ONLY);
        assertThat(on("nigelpoulton", "technology/test", RepositoryAction.PUSH))
                .isEqualTo(new Decision.Refused(
                        "You need read-write on technology/test to push; you have read-only."
                                + " Owners of the organization technology can grant it: group:ops, alice.",
                        true));
    }

    @Test
    void refusedPushToAPublicRepositoryTellsWhyOneMayPull() {
        assertThat(on("stranger", "technology/test", RepositoryAction.PUSH))
                .isEqualTo(new Decision.Refused(
                        "You need read-write on technology/test to push; you have read-only, as everybody has on a public"
                                + " repository. Owners of the organization technology can grant it: group:ops, alice.",
                        true));
    }

    @Test
    void refusalNamesTheTeamsThatAreAdminAsWell() {
        world.team("technology/leads", "user:alice").grant("technology/leads", "technology/test", Role.ADMIN);
        assertThat(on("stranger", "technology/test", RepositoryAction.GRANT).reason())
                .startsWith("You need admin on technology/test to manage its grants; ")
                .endsWith("can grant it: group:ops, alice. So can the teams that are admin there: technology/leads.");
    }

    @Test
    void refusalNamesAtMostTenOwners() {
        String[] owners = new String[12];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = "user:owner" + (char) ('a' + i);
        }
        world.organization("big", false, owners).publicRepository("big/test");
        assertThat(on("stranger", "big/test", RepositoryAction.PUSH).reason())
                .contains("ownera, ownerb", "ownerj and 2 more.")
                .doesNotContain("ownerk");
    }

    @Test
    void refusalSendsToAdministratorsWhereThereAreNoOwners() {
        world.organization("orphan", false).publicRepository("orphan/test");
        assertThat(on("stranger", "orphan/test", RepositoryAction.PUSH).reason())
                .endsWith("Administrators of the registry can grant it.");
    }

    @Test
    void anonymousIsToldToLogInAndNoNames() {
        assertThat(world.on(Principal.ANONYMOUS, "technology/test", RepositoryAction.PUSH))
                .isEqualTo(new Decision.Refused(
                        "Without a login you may only pull from technology/test: log in as somebody who has read-write on"
                                + " it, to push.",
                        true));
        assertThat(world.on(Principal.ANONYMOUS, "technology/secret", RepositoryAction.PULL))
                .isEqualTo(new Decision.Refused(
                        "The repository technology/secret does not exist, or you may not see it. You need read-only on it"
                                + " to pull: check the name, or log in.",
                        false));
    }

    @Test
    void everybodyPullsWhatIsPublic() {
        assertThat(world.on(Principal.ANONYMOUS, "technology/test", RepositoryAction.PULL))
                .isEqualTo(new Decision.Allowed("On technology/test you may pull: the repository is public."));
        assertThat(on("stranger", "technology/test", RepositoryAction.PULL).allowed())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void privateRepositoryLooksLikeAMissingOneToAStranger(RepositoryAction action) {
        Decision ofPrivate = on("stranger", "technology/secret", action);
        world.repositories.remove("technology/secret");
        assertThat(on("stranger", "technology/secret", action)).isEqualTo(ofPrivate);
        assertThat(ofPrivate.allowed()).isFalse();
        assertThat(ofPrivate.reason()).doesNotContain("alice").contains("technology/secret");
    }

    @Test
    void grantsAddUpAndTheHighestWins() {
        world.team("technology/readers", "user:nigelpoulton")
                .grant("technology/readers", "technology/secret", Role.READ_ONLY)
                .grant("technology/devs", "technology/secret", Role.READ_WRITE);
        assertThat(on("nigelpoulton", "technology/secret", RepositoryAction.PUSH))
                .isEqualTo(new Decision.Allowed("On technology/secret you may push: the team technology/devs has"
                        + " read-write, and group:ldap-devs is in it."));
        assertThat(on("nigelpoulton", "technology/secret", RepositoryAction.CONFIGURE)
                        .reason())
                .startsWith("You need admin on technology/secret to change its settings; you have read-write. ");
    }

    @Test
    void rightThatWasTakenAwayIsGoneAtTheNextQuestion() {
        world.grant("technology/devs", "technology/secret", Role.READ_WRITE);
        Principal nigel = world.user("nigelpoulton");
        assertThat(world.on(nigel, "technology/secret", RepositoryAction.PUSH).allowed())
                .isTrue();
        world.accounts.grants().remove(TeamName.parse("technology/devs"), RepositoryName.parse("technology/secret"));
        assertThat(world.on(nigel, "technology/secret", RepositoryAction.PULL).allowed())
                .isFalse();
    }

    @Test
    void ownersMayDoEverythingWithinTheirOrganizationAndNothingElsewhere() {
        world.organization("other", false).privateRepository("other/secret");
        for (RepositoryAction action : RepositoryAction.values()) {
            assertThat(on("oscar", "technology/secret", action))
                    .isEqualTo(new Decision.Allowed("On technology/secret you may " + action.verb()
                            + ": owner of the organization technology as group:ops."));
            assertThat(on("oscar", "other/secret", action).allowed()).isFalse();
        }
    }

    @Test
    void administratorMayDoEverythingThatExists() {
        for (RepositoryAction action : RepositoryAction.values()) {
            assertThat(on("root", "technology/secret", action).allowed()).isTrue();
            assertThat(on("root", "technology/missing", action)).matches(decision -> !decision.allowed());
        }
    }

    @Test
    void personalNamespaceIsItsUsersOwn() {
        world.privateRepository("nigelpoulton/tool").publicRepository("nigelpoulton/open");
        for (RepositoryAction action : RepositoryAction.values()) {
            assertThat(on("nigelpoulton", "nigelpoulton/tool", action).allowed())
                    .isTrue();
            assertThat(on("stranger", "nigelpoulton/tool", action).allowed()).isFalse();
        }
        assertThat(on("stranger", "nigelpoulton/open", RepositoryAction.PUSH).reason())
                .endsWith("It is in the personal namespace nigelpoulton, where only its owner and administrators of the"
                        + " registry may do that.");
    }

    @Test
    void organizationTakesPrecedenceOverAUserOfItsName() {
        world.directory.with("technology");
        assertThat(on("technology", "technology/secret", RepositoryAction.PULL).allowed())
                .isFalse();
        assertThat(in("technology", "technology", NamespaceAction.CREATE_REPOSITORY)
                        .allowed())
                .isFalse();
        assertThat(on("technology", "technology/new", RepositoryAction.PUSH).allowed())
                .isFalse();
    }

    @Test
    void groupsRobotsAndJobsAreNobodysNamesake() {
        world.privateRepository("ci/tool").directory.with("ci");
        Member group = new Member(Member.Kind.GROUP, "ci");
        Member job = new Member(Member.Kind.JOB, "ci");
        assertThat(world.on(Principal.robot("ci"), "ci/tool", RepositoryAction.PULL)
                        .allowed())
                .isFalse();
        assertThat(world.on(
                                new Principal(Optional.of(job), Set.of(job, group), false, Limits.NONE),
                                "ci/tool",
                                RepositoryAction.PULL)
                        .allowed())
                .isFalse();
    }

    @Test
    void robotsAndJobsCountThroughTeams() {
        world.team("technology/ci", "robot:technology+ci", "job:apps")
                .grant("technology/ci", "technology/secret", Role.READ_WRITE);
        assertThat(world.on(Principal.robot("technology+ci"), "technology/secret", RepositoryAction.PUSH)
                        .allowed())
                .isTrue();
        Member job = new Member(Member.Kind.JOB, "apps/shop/main");
        Principal build =
                new Principal(Optional.of(job), Set.of(job, new Member(Member.Kind.JOB, "apps")), false, Limits.NONE);
        assertThat(world.on(build, "technology/secret", RepositoryAction.PUSH).reason())
                .endsWith("and job:apps is in it.");
        assertThat(world.on(Principal.robot("technology+other"), "technology/secret", RepositoryAction.PULL)
                        .allowed())
                .isFalse();
    }

    @Test
    void directoryGroupsThatCannotBeMembersAreNoObstacle() {
        world.directory.with(new Person("nigelpoulton", "Nigel", Set.of("", "a\nb", "ldap-devs"), false));
        world.grant("technology/devs", "technology/secret", Role.READ_ONLY);
        assertThat(on("nigelpoulton", "technology/secret", RepositoryAction.PULL)
                        .allowed())
                .isTrue();
    }

    @Test
    void pushMakesAMissingRepositoryInOnesOwnNamespaceUnlessSwitchedOff() {
        assertThat(on("nigelpoulton", "nigelpoulton/new", RepositoryAction.PUSH))
                .isEqualTo(new Decision.Allowed("The repository nigelpoulton/new does not exist yet; a push makes it,"
                        + " because create-on-push is on in nigelpoulton."));
        assertThat(on("nigelpoulton", "nigelpoulton/new", RepositoryAction.PULL).allowed())
                .isFalse();
        assertThat(on("stranger", "nigelpoulton/new", RepositoryAction.PUSH).allowed())
                .isFalse();
        assertThat(on("root", "nigelpoulton/new", RepositoryAction.PUSH).allowed())
                .isFalse();
        world.accounts.namespaces().switchCreateOnPush(NamespaceName.parse("nigelpoulton"), false);
        assertThat(on("nigelpoulton", "nigelpoulton/new", RepositoryAction.PUSH).allowed())
                .isFalse();
        world.accounts.namespaces().switchCreateOnPush(NamespaceName.parse("nigelpoulton"), true);
        assertThat(on("root", "nigelpoulton/new", RepositoryAction.PUSH).allowed())
                .isTrue();
    }

    @Test
    void pushMakesAMissingRepositoryInAnOrganizationOnlyWhereSwitchedOnAndForOwners() {
        assertThat(on("alice", "technology/new", RepositoryAction.PUSH).allowed())
                .isFalse();
        world.accounts.namespaces().switchCreateOnPush(NamespaceName.parse("technology"), true);
        assertThat(on("alice", "technology/new", RepositoryAction.PUSH).allowed())
                .isTrue();
        assertThat(on("root", "technology/new", RepositoryAction.PUSH).allowed())
                .isTrue();
        assertThat(on("nigelpoulton", "technology/new", RepositoryAction.PUSH).allowed())
                .isFalse();
    }

    @Test
    void pushNeverMakesARepositoryWithoutANamespace() {
        assertThat(on("nigelpoulton", "nigelpoulton", RepositoryAction.PUSH))
                .isEqualTo(new Decision.Refused(
                        "The repository nigelpoulton does not exist, or you may not see it. Put the name of an organization"
                                + " or user in front: namespace/repository.",
                        false));
    }

    @Test
    void refusedPushToAMissingRepositoryIsThatOfAPrivateOneForOwnersToo() {
        Decision missing = on("alice", "technology/new", RepositoryAction.PUSH);
        world.organization("other", false).privateRepository("other/new");
        assertThat(missing.reason())
                .isEqualTo(
                        on("alice", "other/new", RepositoryAction.PUSH).reason().replace("other", "technology"));
    }

    @Test
    void ceilingOfACredentialNarrowsItsOwner() {
        Principal alice =
                world.user("alice").limitedTo(new Limits(Optional.of(Role.READ_ONLY), Set.of(), Optional.empty()));
        assertThat(world.on(alice, "technology/secret", RepositoryAction.PULL).allowed())
                .isTrue();
        assertThat(world.on(alice, "technology/secret", RepositoryAction.PUSH))
                .isEqualTo(new Decision.Refused(
                        "On technology/secret you may push, but not with this credential, which is limited to read-only:"
                                + " use another access token, or your password.",
                        true));
    }

    @Test
    void credentialForOtherRepositoriesDoesNotTellThatThisOneExists() {
        Principal alice = world.user("alice")
                .limitedTo(new Limits(Optional.empty(), Set.of("technology/other", "tech/*"), Optional.empty()));
        Decision ofPrivate = world.on(alice, "technology/secret", RepositoryAction.PULL);
        assertThat(ofPrivate).isEqualTo(new Decision.Refused(ofPrivate.reason(), false));
        world.repositories.remove("technology/secret");
        assertThat(world.on(alice, "technology/secret", RepositoryAction.PULL)).isEqualTo(ofPrivate);
        assertThat(world.on(alice, "technology/test", RepositoryAction.PULL))
                .isEqualTo(new Decision.Refused(
                        "On technology/test you may pull, but not with this credential, which is limited to other"
                                + " repositories: use another access token, or your password.",
                        true));
    }

    @Test
    void bearerTokenCountsForWhatItWasIssuedFor() {
        Principal alice = world.user("alice")
                .limitedTo(Limits.NONE.withGranted(
                        Map.of(RepositoryName.parse("technology/secret"), Set.of(RepositoryAction.PULL))));
        assertThat(world.on(alice, "technology/secret", RepositoryAction.PULL).allowed())
                .isTrue();
        assertThat(world.on(alice, "technology/secret", RepositoryAction.PUSH))
                .isEqualTo(new Decision.Refused(
                        "On technology/secret you may push, but not with this token, which was not issued for that: log in"
                                + " again, so that your client asks for one that is.",
                        true));
    }

    @Test
    void missingRightCountsBeforeTheTokensLimits() {
        world.grant("technology/devs", "technology/secret", Role.READ_ONLY);
        Principal nigel = world.user("nigelpoulton")
                .limitedTo(Limits.NONE.withGranted(
                        Map.of(RepositoryName.parse("technology/secret"), Set.of(RepositoryAction.PULL))));
        assertThat(world.on(nigel, "technology/secret", RepositoryAction.PUSH).reason())
                .startsWith("You need read-write on technology/secret to push; you have read-only.");
    }

    @Test
    void createOnPushIsOpenToATokenThatMayPushThere() {
        Principal nigel = world.user("nigelpoulton");
        Limits readWrite = new Limits(Optional.of(Role.READ_WRITE), Set.of("nigelpoulton/*"), Optional.empty());
        Limits readOnly = new Limits(Optional.of(Role.READ_ONLY), Set.of(), Optional.empty());
        assertThat(world.on(nigel.limitedTo(readWrite), "nigelpoulton/new", RepositoryAction.PUSH)
                        .allowed())
                .isTrue();
        assertThat(world.on(nigel.limitedTo(readOnly), "nigelpoulton/new", RepositoryAction.PUSH)
                        .allowed())
                .isFalse();
    }

    private Decision on(String user, String repository, RepositoryAction action) {
        return world.on(world.user(user), repository, action);
    }

    private Decision in(String user, String namespace, NamespaceAction action) {
        return world.in(world.user(user), namespace, action);
    }
}
