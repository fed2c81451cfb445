// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.FakeDirectory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walkthrough's world: technology, its team devs, and the repository test. */
class RightsTest {
    @TempDir
    Path folder;

    private SqliteDatabase database;
    private World world;

    @BeforeEach
    void makeWorld() {
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        FakeDirectory directory = FakeDirectory.empty()
                .with("alice")
                .with("nigelpoulton")
                .with("oscar", "ops")
                .with("stranger")
                .withAdmin("root");
        world = new World(database, directory)
                .organization("technology", false, "user:alice", "group:ops")
                .team("technology/devs", "user:nigelpoulton")
                .publicRepository("technology/test")
                .privateRepository("technology/secret");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void refusedPushNamesTheMissingRightAndWhoGrantsIt() {
        world.grant("technology/devs", "technology/test", Role.READ_ONLY);
        assertThat(world.on(world.user("nigelpoulton"), "technology/test", RepositoryAction.PUSH))
                .isEqualTo(new Decision.Refused(
                        "You need read-write on technology/test to push; you have read-only."
                                + " Owners of the organization technology can grant it: group:ops, alice.",
                        true));
    }

    @Test
    void privateRepositoryLooksLikeAMissingOneToAStranger() {
        for (RepositoryAction action : RepositoryAction.values()) {
            Decision ofPrivate = world.on(world.user("stranger"), "technology/secret", action);
            world.repositories.remove("technology/secret");
            assertThat(world.on(world.user("stranger"), "technology/secret", action))
                    .isEqualTo(ofPrivate);
            world.privateRepository("technology/secret");
        }
    }

    @Test
    void listsWhatSomebodyMaySee() {
        world.privateRepository("technology/granted")
                .grant("technology/devs", "technology/granted", Role.READ_ONLY)
                .privateRepository("nigelpoulton/own");
        assertThat(world.access.visible().to(world.user("nigelpoulton"), "", 10))
                .extracting(each -> each.name().name())
                .containsExactly("nigelpoulton/own", "technology/granted", "technology/test");
        assertThat(world.access.visible().to(Principal.ANONYMOUS, "", 10))
                .extracting(each -> each.name().name())
                .containsExactly("technology/test");
        assertThat(world.access.visible().to(world.user("root"), "technology/granted", 1))
                .extracting(each -> each.name().name())
                .containsExactly("technology/secret");
    }
}
