// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessExplanationTest extends WorldInDatabase {
    private static final RepositoryName TEST = RepositoryName.parse("technology/test");
    private static final RepositoryName SECRET = RepositoryName.parse("technology/secret");
    private static final RepositoryName MISSING = RepositoryName.parse("technology/missing");

    @BeforeEach
    void makeOrganization() {
        world.directory
                .with("alice")
                .with("nigel", "ldap-devs")
                .with("stranger")
                .withAdmin("root");
        world.organization("technology", false, "user:alice", "user:root")
                .team("technology/devs", "group:ldap-devs", "user:alice")
                .publicRepository("technology/test")
                .privateRepository("technology/secret")
                .grant("technology/devs", "technology/test", Role.READ_WRITE);
    }

    @Test
    void namesEverySource() {
        assertThat(world.access.explainer().explain(world.user("alice"), TEST).sources())
                .extracting(Object::toString)
                .containsExactly(
                        "the team technology/devs has read-write, and user:alice is in it",
                        "owner of the organization technology as user:alice",
                        "the repository is public");
        assertThat(world.access.explainer().explain(world.user("root"), SECRET).sources())
                .extracting(Object::toString)
                .containsExactly("owner of the organization technology as user:root", "administrator of the registry");
        assertThat(world.access.explainer().explain(world.user("nigel"), TEST).sources())
                .extracting(Object::toString)
                .containsExactly(
                        "the team technology/devs has read-write, and group:ldap-devs is in it",
                        "the repository is public");
    }

    @Test
    void givesTheDecisionsOfTheAccessControl() {
        for (Principal principal : new Principal[] {
            world.user("alice"),
            world.user("nigel"),
            world.user("stranger"),
            world.user("root"),
            Principal.ANONYMOUS,
            world.user("alice").limitedTo(new Limits(Optional.of(Role.READ_ONLY), Set.of(), Optional.empty()))
        }) {
            for (RepositoryName name : new RepositoryName[] {TEST, SECRET, MISSING}) {
                AccessExplanation explanation = world.access.explainer().explain(principal, name);
                assertThat(explanation.decisions()).containsOnlyKeys(RepositoryAction.values());
                explanation.decisions().forEach((action, decision) -> {
                    Decision asked = world.access.control().onRepository(principal, name, action);
                    assertThat(decision.allowed()).isEqualTo(asked.allowed());
                    if (!asked.allowed()) {
                        assertThat(decision).isEqualTo(asked);
                    }
                });
            }
        }
    }

    @Test
    void saysTheSameToAStrangerAboutAPrivateAndAMissingRepository() {
        AccessExplanation ofPrivate = world.access.explainer().explain(world.user("stranger"), SECRET);
        world.repositories.remove("technology/secret");
        assertThat(world.access.explainer().explain(world.user("stranger"), SECRET))
                .isEqualTo(ofPrivate);
        assertThat(ofPrivate.sources()).isEmpty();
    }

    @Test
    void hidesWhatALimitedTokenMustNotTell() {
        Principal token =
                world.user("alice").limitedTo(new Limits(Optional.empty(), Set.of("other/*"), Optional.empty()));
        AccessExplanation ofPrivate = world.access.explainer().explain(token, SECRET);
        assertThat(ofPrivate.sources()).isEmpty();
        world.repositories.remove("technology/secret");
        assertThat(world.access.explainer().explain(token, SECRET)).isEqualTo(ofPrivate);
    }

    @Test
    void tellsOthersTheTruthInTheThirdPerson() {
        AccessExplanation stranger = world.access.explainer().explainToOthers(world.user("stranger"), SECRET);
        assertThat(stranger.decisions().get(RepositoryAction.PUSH))
                .isEqualTo(new Decision.Refused(
                        "stranger needs read-write on technology/secret to push; stranger has no right on it. Owners of the"
                                + " organization technology can grant it: alice, root.",
                        true));
        AccessExplanation nigel = world.access.explainer().explainToOthers(world.user("nigel"), TEST);
        assertThat(nigel.decisions().get(RepositoryAction.PUSH))
                .isEqualTo(new Decision.Allowed(
                        "On technology/test nigel may push: the team technology/devs has read-write,"
                                + " and group:ldap-devs is in it."));
        assertThat(nigel.decisions().get(RepositoryAction.GRANT).reason())
                .startsWith("nigel needs admin on technology/test to manage its grants; nigel has read-write. ");
        assertThat(world.access
                        .explainer()
                        .explainToOthers(world.user("nigel"), MISSING)
                        .decisions()
                        .get(RepositoryAction.PULL))
                .isEqualTo(new Decision.Refused("There is no repository technology/missing: make it first.", false));
    }

    @Test
    void tellsOthersTheRightsAndNotTheLimitsOfACredential() {
        Principal token = world.user("alice").limitedTo(Limits.NONE.withGranted(Map.of()));
        assertThat(world.access.explainer().explainToOthers(token, SECRET))
                .isEqualTo(world.access.explainer().explainToOthers(world.user("alice"), SECRET));
    }
}
