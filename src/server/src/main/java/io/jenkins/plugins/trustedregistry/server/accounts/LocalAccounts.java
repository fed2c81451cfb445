// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts of a standalone server. Safe for many threads.
 *
 * <p>A wrong password, an unknown name and a disabled account give the same answer after the same work.
 */
public final class LocalAccounts implements Directory {
    private final Database database;
    private final AccountTable table;
    private final PasswordHashes hashes;
    private final InstantSource clock;
    /** What the password of an unknown name is compared with, for the sake of the time it takes. */
    private final String nobodysHash;

    private LocalAccounts(Database database, PasswordHashes hashes, InstantSource clock) {
        this.database = database;
        this.table = new AccountTable(database);
        this.hashes = hashes;
        this.clock = clock;
        this.nobodysHash = hashes.nobodys();
    }

    /** The accounts in this database, whose tables are brought up to date. */
    public static LocalAccounts in(Database database, PasswordHashes hashes, InstantSource clock) {
        AccountTable.migrate(database);
        return new LocalAccounts(database, hashes, clock);
    }

    @Override
    public Optional<Person> authenticate(String user, String password) {
        Optional<AccountName> name = AccountName.ifWellFormed(user);
        Optional<String> hash = name.flatMap(table::passwordHash);
        boolean matches = matches(password, hash);
        return name.filter(known -> matches).flatMap(this::usable).map(Account::person);
    }

    @Override
    public Optional<Person> find(String user) {
        return AccountName.ifWellFormed(user).flatMap(this::usable).map(Account::person);
    }

    @Override
    public boolean hasGroup(String group) {
        return table.hasGroup(group);
    }

    @Override
    public List<Member> complete(String prefix, int limit) {
        List<Member> members = new ArrayList<>();
        table.names(prefix, limit).forEach(name -> members.add(Member.user(name)));
        table.groups(prefix, limit - members.size())
                .forEach(group -> members.add(new Member(Member.Kind.GROUP, group)));
        return members;
    }

    @Override
    public String description() {
        return "the accounts of this server";
    }

    /** The account, disabled or not. */
    public Optional<Account> account(AccountName name) {
        return table.find(name);
    }

    /** At most {@code limit} accounts in the order of their names, after {@code after} (empty text: from the start). */
    public List<Account> list(String after, int limit) {
        return table.list(after, limit);
    }

    /**
     * Makes an account that may be used at once.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 400 for a password that can't be used,
     *     409 when there is an account of that name in any case
     */
    public Account create(
            AccountName name, String fullName, Set<String> groups, boolean administrator, String password) {
        Account account = Account.made(name, fullName, groups, administrator, now());
        if (!table.insert(account, hashes.hash(Passwords.usable(password)))) {
            throw AccountRefusals.conflict("There is an account '" + name + "' already: choose another name.");
        }
        return account;
    }

    /**
     * Saves everything but name and password.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 404 when it is gone, 409 when nobody
     *     would be left to administer the registry
     */
    public void update(Account account) {
        database.change(handle -> {
            if (!account.administrator() || account.disabled()) {
                keepAnAdministrator(account.name());
            }
            if (!table.update(account)) {
                throw AccountRefusals.missing(account.name());
            }
        });
    }

    /**
     * Gives the account another password.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 400 for a password that can't be used,
     *     404 when the account is gone
     */
    public void changePassword(AccountName name, String password) {
        if (!table.updatePassword(name, hashes.hash(Passwords.usable(password)), now())) {
            throw AccountRefusals.missing(name);
        }
    }

    /** Whether this is the account's password, whether it is disabled or not. Costs the same time for an unknown account. */
    public boolean hasPassword(AccountName name, String password) {
        return matches(password, table.passwordHash(name));
    }

    /**
     * Removes the account.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 404 when it is not there, 409 when
     *     nobody would be left to administer the registry
     */
    public void delete(AccountName name) {
        database.change(handle -> {
            keepAnAdministrator(name);
            if (!table.delete(name)) {
                throw AccountRefusals.missing(name);
            }
        });
    }

    /** Removes an account that was made a moment ago and that nobody could use yet, even if it is the only one. */
    public void takeBack(AccountName name) {
        table.delete(name);
    }

    /** Whether any account that may be used administers the registry. */
    public boolean hasAdministrator() {
        return table.administrators() > 0;
    }

    private void keepAnAdministrator(AccountName name) {
        boolean administers = usable(name).map(Account::administrator).orElse(false);
        if (administers && table.administrators() == 1) {
            throw AccountRefusals.conflict(
                    "'" + name + "' is the last account that administers this registry: make another"
                            + " one an administrator first.");
        }
    }

    private boolean matches(String password, Optional<String> hash) {
        String tried = Passwords.fits(password) ? password : "";
        return hashes.matches(tried, hash.orElse(nobodysHash)) && hash.isPresent();
    }

    private Optional<Account> usable(AccountName name) {
        return table.find(name).filter(account -> !account.disabled());
    }

    /** What the database keeps, so that an object is the same before and after it was stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
