// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A local user, without the password.
 *
 * @param administrator whether the account administers the registry
 * @param disabled whether it is kept, but can't be used in any way
 */
public record Account(
        AccountName name,
        String fullName,
        Set<String> groups,
        boolean administrator,
        boolean disabled,
        Instant createdAt,
        Instant passwordChangedAt) {
    private static final int LONGEST_TEXT = 256;

    public Account {
        groups = java.util.Collections.unmodifiableSet(new TreeSet<>(groups));
        groups.forEach(group -> requireText("group name", group));
        if (!fullName.isEmpty()) {
            requireText("full name", fullName);
        }
    }

    /** A new account that may be used at once. */
    public static Account made(
            AccountName name, String fullName, Set<String> groups, boolean administrator, Instant now) {
        return new Account(name, fullName, groups, administrator, false, now, now);
    }

    /** The same account with what can be changed about it. */
    public Account changed(String newFullName, Set<String> newGroups, boolean nowAdministrator, boolean nowDisabled) {
        return new Account(name, newFullName, newGroups, nowAdministrator, nowDisabled, createdAt, passwordChangedAt);
    }

    /** As the engine knows people. */
    Person person() {
        return new Person(name.text(), fullName.isEmpty() ? name.text() : fullName, groups, administrator);
    }

    private static void requireText(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw AccountRefusals.invalid("A " + what + " has 1 to " + LONGEST_TEXT
                    + " characters and no control characters: leave it out or choose another one.");
        }
    }
}
