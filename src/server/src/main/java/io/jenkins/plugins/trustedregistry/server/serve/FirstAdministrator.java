// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.server.accounts.Account;
import io.jenkins.plugins.trustedregistry.server.accounts.AccountName;
import io.jenkins.plugins.trustedregistry.server.accounts.LocalAccounts;
import io.jenkins.plugins.trustedregistry.server.accounts.Passwords;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes sure that somebody can administer a new registry: the account {@code admin}, where no account may.
 *
 * @param generatedPassword to be shown once; empty when the password was given
 * @param made whether the account is new
 */
public record FirstAdministrator(String name, Optional<String> generatedPassword, boolean made) {
    /** The environment variable that may hold the password. */
    public static final String PASSWORD = "TRUSTED_REGISTRY_ADMIN_PASSWORD";

    private static final AccountName ADMIN = AccountName.parse("admin");

    /**
     * Makes the account; or, when nobody else administers the registry, an administrator of the one of that name that the
     * settings describe. Empty when there was nothing to do: an account administers the registry, or the settings name one that
     * does and no password is given for another.
     */
    static Optional<FirstAdministrator> make(
            LocalAccounts accounts, Settings settings, Optional<String> password, RandomGenerator random) {
        Optional<Account> there = accounts.account(ADMIN);
        boolean another = isNamedBy(settings, accounts);
        if (accounts.hasAdministrator() || (another && (password.isEmpty() || there.isPresent()))) {
            return Optional.empty();
        }
        if (there.isPresent()) {
            Account account = there.get();
            accounts.update(account.changed(account.fullName(), account.groups(), true, false));
            return Optional.of(new FirstAdministrator(account.name().text(), Optional.empty(), false));
        }
        Optional<String> generated = password.isPresent() ? Optional.empty() : Optional.of(Passwords.generate(random));
        accounts.create(ADMIN, "", Set.of(), true, password.or(() -> generated).orElseThrow());
        return Optional.of(new FirstAdministrator(ADMIN.text(), generated, true));
    }

    /** Whether an account that exists administers the registry because the settings say so. */
    private static boolean isNamedBy(Settings settings, LocalAccounts accounts) {
        return settings.administrators().stream().anyMatch(member -> switch (member.kind()) {
            case USER -> accounts.find(member.name()).map(Person::name).equals(Optional.of(member.name()));
            case GROUP -> accounts.hasGroup(member.name());
            case ROBOT, JOB -> false;
        });
    }

    /** Removes the account, if it is new; to be called only as long as nobody could use it. */
    void takeBack(LocalAccounts accounts) {
        if (made) {
            accounts.takeBack(ADMIN);
        }
    }

    @Override
    public String toString() {
        return "FirstAdministrator[" + Member.user(name) + "]";
    }
}
