// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final RepositoryName TEST = RepositoryName.parse("technology/test");
    private static final Principal DEV = Principal.of(new Person("dev", "Dev", Set.of(), false));
    private static final Limits TOKEN_TO_PULL = Limits.NONE.withGranted(Map.of(TEST, Set.of(RepositoryAction.PULL)));
    private static final Limits TOKEN_FOR_NOTHING = Limits.NONE.withGranted(Map.of());

    /** Answers the same to everybody whose limits leave room. */
    private record Says(Decision answer) implements AccessControl {
        @Override
        public Decision onRepository(Principal principal, RepositoryName repository, RepositoryAction action) {
            return answer.allowed() && !principal.limits().allow(repository, action)
                    ? new Decision.Refused("the credential does not stretch that far", true)
                    : answer;
        }

        @Override
        public Decision onNamespace(Principal principal, NamespaceName namespace, NamespaceAction action) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Decision onRegistry(Principal principal) {
            throw new UnsupportedOperationException();
        }
    }

    private static final AccessControl YES = new Says(new Decision.Allowed("granted"));
    private static final AccessControl NO = new Says(new Decision.Refused("ask an owner", true));
    private static final AccessControl HIDDEN = new Says(new Decision.Refused("ask an owner", false));

    @Test
    void letsThroughWhoMay() {
        assertThat(standing(YES, DEV)).isEqualTo(new Standing.Allowed());
        assertThat(standing(YES, Principal.ANONYMOUS)).isEqualTo(new Standing.Allowed());
    }

    @Test
    void deniesWhoSeesTheRepositoryAndLacksTheRight() {
        assertThat(standing(NO, DEV)).isEqualTo(new Standing.Denied("ask an owner"));
    }

    @Test
    void hidesTheRepositoryFromWhoMustNotSeeIt() {
        assertThat(standing(HIDDEN, DEV)).isEqualTo(new Standing.Hidden("ask an owner"));
    }

    @Test
    void asksAStrangerToLogInWhetherTheRepositoryIsHiddenOrNot() {
        assertThat(standing(NO, Principal.ANONYMOUS)).isEqualTo(new Standing.MustLogIn("ask an owner", false));
        assertThat(standing(HIDDEN, Principal.ANONYMOUS)).isEqualTo(new Standing.MustLogIn("ask an owner", false));
        assertThat(standing(NO, Principal.ANONYMOUS.limitedTo(TOKEN_TO_PULL)))
                .isEqualTo(new Standing.MustLogIn("ask an owner", true));
    }

    @Test
    void blamesTheTokenOnlyWhenItsOwnerMay() {
        assertThat(standing(YES, DEV.limitedTo(TOKEN_FOR_NOTHING))).isEqualTo(new Standing.TokenTooNarrow());
        assertThat(standing(YES, DEV.limitedTo(TOKEN_TO_PULL))).isEqualTo(new Standing.TokenTooNarrow());
        assertThat(standing(NO, DEV.limitedTo(TOKEN_TO_PULL))).isEqualTo(new Standing.Denied("ask an owner"));
        assertThat(standing(HIDDEN, DEV.limitedTo(TOKEN_FOR_NOTHING))).isEqualTo(new Standing.Hidden("ask an owner"));
    }

    @Test
    void blamesTheCredentialBehindATokenAsTheUsersOwnLimit() {
        Limits elsewhere = new Limits(Optional.empty(), Set.of("technology/other"), TOKEN_TO_PULL.granted());

        assertThat(standing(YES, DEV.limitedTo(elsewhere)))
                .isEqualTo(new Standing.Denied("the credential does not stretch that far"));
    }

    private static Standing standing(AccessControl access, Principal principal) {
        return Standing.of(access, principal, TEST, RepositoryAction.PUSH);
    }
}
