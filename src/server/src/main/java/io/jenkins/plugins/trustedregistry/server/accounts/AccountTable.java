// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.Remembered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Accounts in the tables {@code local_account} and {@code local_account_group}. */
final class AccountTable {
    private static final String COLUMNS =
            "login, name, full_name, administrator, disabled, created_at, password_changed_at";
    private static final String HIGHEST = "\uffff";

    private static final int MOST_REMEMBERED = 1_000;

    private final Database database;
    /** Asked for with every request that shows a token. */
    private final Remembered<AccountName, Optional<Account>> found;

    AccountTable(Database database) {
        this.database = database;
        this.found = new Remembered<>(database, MOST_REMEMBERED);
    }

    /** Brings the tables up to date. */
    static void migrate(Database database) {
        database.migrate("classpath:db/server", "server_schema_history", AccountTable.class.getClassLoader());
    }

    Optional<Account> find(AccountName name) {
        return found.get(name, () -> lookUp(name));
    }

    private Optional<Account> lookUp(AccountName name) {
        return database.read(handle -> rows(
                        handle,
                        handle.createQuery("SELECT " + COLUMNS + " FROM local_account WHERE login = :login")
                                .bind("login", name.login()))
                .stream()
                .findFirst());
    }

    Optional<String> passwordHash(AccountName name) {
        return database.read(
                handle -> handle.createQuery("SELECT password_hash FROM local_account WHERE login = :login")
                        .bind("login", name.login())
                        .mapTo(String.class)
                        .findOne());
    }

    /** Accounts in the order of their names in lower case, after {@code after}. */
    List<Account> list(String after, int limit) {
        return database.read(handle -> rows(
                handle,
                handle.createQuery("SELECT " + COLUMNS
                                + " FROM local_account WHERE login > :after ORDER BY login LIMIT :limit")
                        .bind("after", after.toLowerCase(Locale.ROOT))
                        .bind("limit", limit)));
    }

    /** False when there is one of that name. */
    boolean insert(Account account, String passwordHash) {
        return database.write(handle -> {
            boolean made = handle.createUpdate("""
                            INSERT INTO local_account (login, name, full_name, password_hash, administrator, disabled,
                              created_at, password_changed_at)
                            VALUES (:login, :name, :fullName, :hash, :administrator, :disabled, :createdAt, :changedAt)
                            ON CONFLICT (login) DO NOTHING""")
                            .bind("login", account.name().login())
                            .bind("name", account.name().text())
                            .bind("fullName", account.fullName())
                            .bind("hash", passwordHash)
                            .bind("administrator", account.administrator())
                            .bind("disabled", account.disabled())
                            .bind("createdAt", account.createdAt().toEpochMilli())
                            .bind("changedAt", account.passwordChangedAt().toEpochMilli())
                            .execute()
                    > 0;
            if (made) {
                saveGroups(handle, account);
            }
            return made;
        });
    }

    /** Saves everything but the password; false when it is gone. */
    boolean update(Account account) {
        return database.write(handle -> {
            boolean there = handle.createUpdate("""
                            UPDATE local_account
                            SET full_name = :fullName, administrator = :administrator, disabled = :disabled
                            WHERE login = :login""")
                            .bind("fullName", account.fullName())
                            .bind("administrator", account.administrator())
                            .bind("disabled", account.disabled())
                            .bind("login", account.name().login())
                            .execute()
                    > 0;
            if (there) {
                saveGroups(handle, account);
            }
            return there;
        });
    }

    boolean updatePassword(AccountName name, String passwordHash, Instant now) {
        return database.write(handle -> handle.createUpdate("""
                        UPDATE local_account SET password_hash = :hash, password_changed_at = :now WHERE login = :login""")
                        .bind("hash", passwordHash)
                        .bind("now", now.toEpochMilli())
                        .bind("login", name.login())
                        .execute()
                > 0);
    }

    boolean delete(AccountName name) {
        return database.write(handle -> handle.createUpdate("DELETE FROM local_account WHERE login = :login")
                        .bind("login", name.login())
                        .execute()
                > 0);
    }

    /** How many accounts that are not disabled administer the registry. */
    int administrators() {
        return database.read(
                handle -> handle.createQuery("SELECT COUNT(*) FROM local_account WHERE administrator AND NOT disabled")
                        .mapTo(Integer.class)
                        .one());
    }

    /** Names of accounts that are not disabled. */
    List<String> names(String prefix, int limit) {
        return texts(
                "SELECT name FROM local_account WHERE NOT disabled AND login >= :from AND login < :to"
                        + " ORDER BY login LIMIT :limit",
                prefix.toLowerCase(Locale.ROOT),
                limit);
    }

    List<String> groups(String prefix, int limit) {
        return texts(
                "SELECT DISTINCT group_name FROM local_account_group WHERE group_name >= :from AND group_name < :to"
                        + " ORDER BY group_name LIMIT :limit",
                prefix,
                limit);
    }

    boolean hasGroup(String group) {
        return database.read(handle -> handle.createQuery(
                        "SELECT group_name FROM local_account_group WHERE group_name = :group LIMIT 1")
                .bind("group", group)
                .mapTo(String.class)
                .findOne()
                .isPresent());
    }

    private List<String> texts(String sql, String prefix, int limit) {
        return database.read(handle -> handle.createQuery(sql)
                .bind("from", prefix)
                .bind("to", prefix + HIGHEST)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    private static void saveGroups(Handle handle, Account account) {
        String login = account.name().login();
        handle.execute("DELETE FROM local_account_group WHERE login = ?", login);
        for (String group : account.groups()) {
            handle.execute("INSERT INTO local_account_group (login, group_name) VALUES (?, ?)", login, group);
        }
    }

    private static List<Account> rows(Handle handle, Query query) {
        return query.map((row, context) -> account(handle, row)).list();
    }

    private static Account account(Handle handle, ResultSet row) throws SQLException {
        Set<String> groups =
                new TreeSet<>(handle.createQuery("SELECT group_name FROM local_account_group WHERE login = :login")
                        .bind("login", row.getString("login"))
                        .mapTo(String.class)
                        .list());
        return new Account(
                AccountName.parse(row.getString("name")),
                row.getString("full_name"),
                groups,
                row.getBoolean("administrator"),
                row.getBoolean("disabled"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("password_changed_at")));
    }
}
