// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.CredentialsWorld;
import io.jenkins.plugins.trustedregistry.engine.credentials.Owners;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.RobotName;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorRightsTest {
    private static final RepositoryName NAME = RepositoryName.parse("technology/test");

    @TempDir
    private Path folder;

    @Test
    void whoPushesNeedsToPullHereAndWhoPollsToPush() {
        try (CredentialsWorld world = new CredentialsWorld(folder)) {
            MirrorRights rights = rights(world);
            world.people.with("nigel", "x");
            Principal nigel = rights.current(Member.user("nigel")).orElseThrow();

            world.rights.allow("nigel", NAME.name(), RepositoryAction.CONFIGURE, RepositoryAction.PULL);
            assertThat(rights.againstMaking(nigel, NAME, MirrorDirection.PUSH)).isEmpty();
            assertThat(rights.againstMaking(nigel, NAME, MirrorDirection.POLL)).isPresent();
            assertThat(rights.againstRunning(mirror(MirrorDirection.PUSH), NAME))
                    .isEmpty();
            assertThat(rights.againstRunning(mirror(MirrorDirection.POLL), NAME).orElseThrow())
                    .contains("the rights of user:nigel", "which have changed");

            world.rights.allow("nigel", NAME.name(), RepositoryAction.PULL, RepositoryAction.PUSH);
            assertThat(rights.againstMaking(nigel, NAME, MirrorDirection.POLL)).isPresent();
            assertThat(rights.againstRunning(mirror(MirrorDirection.POLL), NAME))
                    .isEmpty();
        }
    }

    @Test
    void anOwnerWhoIsGoneEndsTheMirrorAndIsNamed() {
        try (CredentialsWorld world = new CredentialsWorld(folder)) {
            MirrorRights rights = rights(world);
            world.rights.allow("nigel", NAME.name(), RepositoryAction.PULL);

            assertThat(rights.againstRunning(mirror(MirrorDirection.PUSH), NAME).orElseThrow())
                    .contains("user:nigel, an account that is gone or disabled", "save the mirror");
        }
    }

    @Test
    void aRobotOwnsAMirrorUntilItsEnd() {
        try (CredentialsWorld world = new CredentialsWorld(folder)) {
            MirrorRights rights = rights(world);
            world.credentials
                    .robots()
                    .create(
                            RobotName.parse("technology+mirror"),
                            "",
                            "nigel",
                            Optional.of(world.clock.instant().plus(Duration.ofDays(1))));
            Member robot = Member.parse("robot:technology+mirror");

            assertThat(rights.current(robot).flatMap(rights::ownerOf)).contains(robot);
            world.clock.advance(Duration.ofDays(2));
            assertThat(rights.current(robot)).isEmpty();
        }
    }

    @Test
    void nobodyAndBuildsOwnNothingAndTheSettingsAreNotAsked() {
        try (CredentialsWorld world = new CredentialsWorld(folder)) {
            MirrorRights rights = rights(world);
            Mirror ofSettings = Mirror.made(
                    "1", mirror(MirrorDirection.POLL).wish(), Optional.empty(), Optional.empty(), TestMirror.MADE);

            assertThat(rights.ownerOf(Principal.ANONYMOUS)).isEmpty();
            assertThat(rights.current(Member.parse("job:folder/job"))).isEmpty();
            assertThat(rights.againstRunning(ofSettings, NAME)).isEmpty();
        }
    }

    private static Mirror mirror(MirrorDirection direction) {
        return TestMirror.of("1", "m", direction);
    }

    private static MirrorRights rights(CredentialsWorld world) {
        return new MirrorRights(world.rights, new Owners(world.people, world.credentials.robots(), world.clock));
    }
}
