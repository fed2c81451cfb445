// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What questions cost: how many statements, and that each finds its rows by an index. */
class StatementsTest extends WorldInDatabase {

    @BeforeEach
    void makeOrganization() {
        world.directory
                .with("alice")
                .with("nigel", "devs", "everybody")
                .with("stranger")
                .withAdmin("root");
        world.organization("technology", false, "user:alice")
                .team("technology/devs", "group:devs")
                .publicRepository("technology/test")
                .privateRepository("technology/secret")
                .grant("technology/devs", "technology/secret", Role.READ_WRITE)
                .privateRepository("nigel/tool");
    }

    @Test
    void publicPullAsksNoGrants() {
        assertThat(costOf(Principal.ANONYMOUS, "technology/test", RepositoryAction.PULL))
                .containsExactly("SELECT id, visibility FROM repository WHERE name = ?");
        assertThat(costOf(world.user("nigel"), "technology/test", RepositoryAction.PULL))
                .hasSize(1);
    }

    @Test
    void pullByGrantTakesOneStatementForAllIdentities() {
        assertThat(costOf(world.user("nigel"), "technology/secret", RepositoryAction.PULL))
                .hasSize(2);
    }

    @Test
    void administratorAsksNoGrants() {
        assertThat(costOf(world.user("root"), "technology/secret", RepositoryAction.DELETE_REPOSITORY))
                .hasSize(1);
    }

    @Test
    void refusalToWhoeverSeesTheRepositoryTakesAThirdForItsNames() {
        assertThat(costOf(world.user("nigel"), "technology/secret", RepositoryAction.GRANT))
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void strangersCostTheSameForPrivateAndMissing(RepositoryAction action) {
        for (Principal stranger : List.of(Principal.ANONYMOUS, world.user("stranger"))) {
            List<String> ofPrivate = costOf(stranger, "technology/secret", action);
            assertThat(ofPrivate).hasSize(2);
            assertThat(costOf(stranger, "technology/missing", action)).isEqualTo(ofPrivate);
            assertThat(costOf(stranger, "nowhere/missing", action)).isEqualTo(ofPrivate);
        }
    }

    @Test
    void everyStatementFindsItsRowsByAnIndex() {
        List<String> all = statements.during(() -> {
            Principal nigel = world.user("nigel");
            for (RepositoryAction action : RepositoryAction.values()) {
                world.on(nigel, "technology/secret", action);
            }
            world.access.explainer().explain(nigel, RepositoryName.parse("technology/secret"));
            for (NamespaceAction action : NamespaceAction.values()) {
                world.in(nigel, "technology", action);
            }
            world.access.visible().to(nigel, "a", 10);
            world.access.visible().to(world.user("root"), "a", 10);
            world.access.visible().to(nigel, NamespaceName.parse("technology"), "a", 10);
        });
        assertThat(all)
                .hasSizeGreaterThan(10)
                .allSatisfy(statement -> assertThat(plan(statement))
                        .filteredOn(step -> step.startsWith("SCAN"))
                        // what was found so far, not a table
                        .allMatch(
                                step -> step.matches("SCAN (page|p|m|o|g|CONSTANT ROW|\\(subquery-\\d+\\))"),
                                statement));
    }

    private List<String> costOf(Principal principal, String repository, RepositoryAction action) {
        return statements.during(() -> world.on(principal, repository, action));
    }

    private List<String> plan(String statement) {
        return database.read(handle -> {
            var explain = handle.createQuery("EXPLAIN QUERY PLAN " + statement.replace("<", "\\\\<"));
            for (int i = 0; i < statement.chars().filter(c -> c == '?').count(); i++) {
                explain.bind(i, "x");
            }
            return explain.map((row, context) -> row.getString("detail")).list();
        });
    }
}
