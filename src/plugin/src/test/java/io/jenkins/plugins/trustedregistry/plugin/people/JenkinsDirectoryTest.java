// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JenkinsDirectoryTest {
    private static final Person ALICE = new Person("alice", "Alice Liddell", Set.of("developers"), false);

    private final FakeRealm realm = new FakeRealm();
    private final List<String> jobs = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final JenkinsDirectory directory = new JenkinsDirectory(
            realm, prefix -> jobs.stream().filter(job -> job.startsWith(prefix)).toList(), () -> now);

    @Test
    void takesAPassword() {
        realm.add(ALICE, "wonderland", "");

        assertThat(directory.authenticate("alice", "wonderland")).contains(ALICE);
        assertThat(directory.authenticate("alice", "looking-glass")).isEmpty();
    }

    @Test
    void takesAnApiTokenWithTheGroupsOfTheRealm() {
        realm.add(ALICE, "wonderland", "11aa22bb");

        assertThat(directory.authenticate("alice", "11aa22bb")).contains(ALICE);
        assertThat(realm.passwordsSeen())
                .as("the token was not shown to the realm")
                .isEmpty();
    }

    @Test
    void anApiTokenOfADisabledUserIsRefused() {
        realm.add(ALICE, "wonderland", "11aa22bb");
        realm.disable("alice");

        assertThat(directory.authenticate("alice", "11aa22bb")).isEmpty();
    }

    @Test
    void thePasswordOfADisabledUserIsRefusedAlsoWhereARealmsLoginDoesNotLook() {
        realm.add(ALICE, "wonderland", "");
        realm.looksAtPasswordsOnly();
        assertThat(directory.authenticate("alice", "wonderland")).contains(ALICE);

        realm.disable("alice");

        assertThat(directory.authenticate("alice", "wonderland")).isEmpty();
    }

    @Test
    void aFailingRealmRefuses() {
        realm.add(ALICE, "wonderland", "");
        realm.fail();

        assertThat(directory.authenticate("alice", "wonderland")).isEmpty();
        assertThat(directory.find("alice")).isEmpty();
        assertThat(directory.description()).isEqualTo("Jenkins' users");
        assertThat(directory.hasGroup("developers"))
                .as("who can't tell says yes")
                .isTrue();
    }

    @Test
    void asksTheRealmOnceForManyRequestsWithinSeconds() {
        realm.add(ALICE, "wonderland", "");

        for (int i = 0; i < 40; i++) {
            assertThat(directory.find("alice")).contains(ALICE);
        }

        assertThat(realm.questions()).isEqualTo(1);
    }

    @Test
    void aUserWhoWasDisabledIsGoneSecondsLater() {
        realm.add(ALICE, "wonderland", "");
        directory.find("alice");
        realm.disable("alice");

        now = now.plus(RecentAnswers.LIFETIME);

        assertThat(directory.find("alice")).isEmpty();
    }

    @Test
    void aRealmThatNeedsThePasswordIsAnsweredFromTheLastLogin() {
        realm.add(ALICE, "wonderland", "");
        realm.needsPasswords();
        assertThat(directory.find("alice")).as("never logged in").isEmpty();

        directory.authenticate("alice", "wonderland");
        now = now.plus(RecentAnswers.LIFETIME);

        assertThat(directory.find("alice")).contains(ALICE);
    }

    @Test
    void completesUsersWithoutRegardToCase() {
        realm.add(ALICE, "", "");
        realm.add(new Person("albert", "Albert", Set.of(), false), "", "");
        realm.add(new Person("bob", "Bob", Set.of(), false), "", "");

        assertThat(directory.complete("AL", 10)).containsExactly(Member.user("albert"), Member.user("alice"));
        assertThat(directory.complete("", 1)).containsExactly(Member.user("albert"));
    }

    @Test
    void completesUsersGroupsAndJobsByTurns() {
        realm.add(new Person("deborah", "", Set.of("developers", "admirals"), false), "", "");
        realm.add(new Person("dennis", "", Set.of("developers"), false), "", "");
        jobs.addAll(List.of("deploy", "design"));

        assertThat(directory.complete("de", 10))
                .extracting(Member::toString)
                .containsExactly("user:deborah", "group:developers", "job:deploy", "user:dennis", "job:design");
        assertThat(directory.complete("de", 2))
                .extracting(Member::toString)
                .containsExactly("user:deborah", "group:developers");
    }
}
