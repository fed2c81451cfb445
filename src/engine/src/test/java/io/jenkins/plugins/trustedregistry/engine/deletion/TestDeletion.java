// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.SqlRobots;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Deletion with a trash of a week, over the database of a test. */
public final class TestDeletion {
    static final Duration WINDOW = Duration.ofDays(7);
    static final Duration HISTORY = Duration.ofDays(30);

    private TestDeletion() {}

    public static Deletion over(
            Database database, Catalog catalog, Accounts accounts, InstantSource clock, DeletionListener... listeners) {
        return over(database, catalog, accounts, WINDOW, clock, listeners);
    }

    /** What is deleted is gone. */
    public static Deletion withoutTrash(Database database, Catalog catalog, Accounts accounts, InstantSource clock) {
        return over(database, catalog, accounts, Duration.ZERO, clock);
    }

    private static Deletion over(
            Database database,
            Catalog catalog,
            Accounts accounts,
            Duration window,
            InstantSource clock,
            DeletionListener... listeners) {
        SqlRobots robots =
                new SqlRobots(database, clock, new SecureRandom(), Runnable::run, accounts.memberships()::forget);
        return Deletion.of(new DeletionParts(
                database,
                catalog,
                accounts,
                robots,
                window,
                HISTORY,
                UntaggedRule.KEEP,
                List.of(listeners),
                List.of(),
                List.of(),
                clock,
                clock));
    }
}
