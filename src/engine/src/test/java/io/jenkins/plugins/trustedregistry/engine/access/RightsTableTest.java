// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of rights as people read it: printed, and compared with the page that shows it. */
class RightsTableTest {
    private static final Path PAGE = Path.of("../../docs/rights.md");
    private static final Path PRINTED = Path.of("target/rights-table.txt");

    @Test
    void isTheOneInTheManual() throws IOException {
        String table = table();
        Files.createDirectories(PRINTED.getParent());
        Files.writeString(PRINTED, table);
        assertThat(Files.readString(PAGE)).contains(table);
    }

    @ParameterizedTest
    @EnumSource
    void eachRoleIncludesTheOneBefore(RepositoryAction action) {
        boolean before = false;
        for (Role role : Role.values()) {
            boolean now = RightsTable.allows(role, action);
            assertThat(now || !before).as("%s %s", role, action).isTrue();
            before = now;
        }
        assertThat(before).as("admin %s", action).isTrue();
        assertThat(RightsTable.allows(RightsTable.needed(action), action)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsAllowedOnAPrivateRepositoryIsAllowedOnAPublicOne(Capacity capacity) {
        assertThat(RepositoryAction.values())
                .filteredOn(action -> RightsTable.allows(capacity, Visibility.PRIVATE, action))
                .allMatch(action -> RightsTable.allows(capacity, Visibility.PUBLIC, action));
    }

    @Test
    void strangersGetNothingButPublicPulls() {
        assertThat(RightsTable.rows())
                .filteredOn(row -> row.may().contains(Capacity.ANONYMOUS)
                        || row.may().contains(Capacity.ANY_USER)
                        || row.may().contains(Capacity.TEAM_MEMBER))
                .extracting(row -> row.resource() + ": " + row.action())
                .containsExactly("public repository: pull", "namespace: see its teams and members");
    }

    private static String table() {
        String head = "| on a | to |"
                + Arrays.stream(Capacity.values())
                        .map(each -> " " + each + " |")
                        .collect(Collectors.joining());
        String rule = "|---|---|" + "---|".repeat(Capacity.values().length);
        Stream<String> rows = RightsTable.rows().stream().map(RightsTableTest::line);
        return Stream.concat(Stream.of(head, rule), rows).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(RightsTable.Row row) {
        return "| " + row.resource() + " | " + row.action() + " |"
                + Arrays.stream(Capacity.values())
                        .map(each -> row.may().contains(each) ? " x |" : " |")
                        .collect(Collectors.joining());
    }
}
