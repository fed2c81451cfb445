// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAccountsTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final AccountName NIGEL = AccountName.parse("NigelPoulton");
    private static final String PASSWORD = "correct horse, battery";

    @TempDir
    Path folder;

    private final CountingHashes counting = new CountingHashes();
    private Instant now = START;
    private SqliteDatabase database;
    private LocalAccounts accounts;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("metadata.db"));
        accounts = LocalAccounts.in(database, counting, () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void knowsWhoseThePasswordIs() {
        nigel();

        assertThat(accounts.authenticate("NigelPoulton", PASSWORD))
                .contains(new Person("NigelPoulton", "Nigel Poulton", Set.of("developers"), false));
        assertThat(accounts.authenticate("NigelPoulton", PASSWORD + "!")).isEmpty();
        assertThat(accounts.authenticate("NigelPoulton", "")).isEmpty();
    }

    @Test
    void findsAnAccountInAnyCaseAndAnswersWithItsOwnName() {
        nigel();

        assertThat(accounts.authenticate("nigelpoulton", PASSWORD))
                .map(Person::name)
                .contains("NigelPoulton");
        assertThat(accounts.find("NIGELPOULTON")).map(Person::name).contains("NigelPoulton");
    }

    @Test
    void hasNoSecondAccountThatDiffersInCaseOnly() {
        nigel();

        assertRefused(() -> create(AccountName.parse("nigelpoulton")), 409, "'nigelpoulton' already");
    }

    @Test
    void survivesARestart() {
        Account made = nigel();
        close();
        open();

        assertThat(accounts.account(NIGEL)).contains(made);
        assertThat(accounts.authenticate("NigelPoulton", PASSWORD)).isPresent();
    }

    @Test
    void anUnknownNameCostsOneHashComputationLikeAWrongPassword() {
        nigel();

        assertThat(counting.during(() -> accounts.authenticate("NigelPoulton", "wrong")))
                .isEqualTo(1);
        assertThat(counting.during(() -> accounts.authenticate("nobody", "wrong")))
                .isEqualTo(1);
        assertThat(counting.during(() -> accounts.authenticate("not a name", "wrong")))
                .isEqualTo(1);
        assertThat(counting.during(() -> accounts.authenticate("a".repeat(10_000), "b".repeat(100_000))))
                .isEqualTo(1);
    }

    @Test
    void aDisabledAccountIsAbsentAndCostsTheSame() {
        Account nigel = nigel();
        accounts.update(nigel.changed("Nigel Poulton", Set.of("developers"), false, true));

        assertThat(counting.during(() -> assertThat(accounts.authenticate("NigelPoulton", PASSWORD))
                        .isEmpty()))
                .isEqualTo(1);
        assertThat(accounts.find("NigelPoulton")).isEmpty();
        assertThat(accounts.complete("n", 10)).isEmpty();
        assertThat(accounts.account(NIGEL)).map(Account::disabled).contains(true);
    }

    @Test
    void changesAPasswordAndRemembersWhen() {
        nigel();
        now = START.plusSeconds(60);
        accounts.changePassword(NIGEL, "another one");

        assertThat(accounts.authenticate("NigelPoulton", PASSWORD)).isEmpty();
        assertThat(accounts.authenticate("NigelPoulton", "another one")).isPresent();
        assertThat(accounts.account(NIGEL)).map(Account::passwordChangedAt).contains(now);
        assertThat(accounts.account(NIGEL)).map(Account::createdAt).contains(START);
    }

    @Test
    void completesUsersInAnyCaseAndGroups() {
        nigel();
        create(AccountName.parse("nina"));
        accounts.create(AccountName.parse("Zoe"), "", Set.of("night-shift"), false, PASSWORD);

        assertThat(accounts.complete("NI", 10)).containsExactly(Member.user("NigelPoulton"), Member.user("nina"));
        assertThat(accounts.complete("ni", 10))
                .containsExactly(Member.user("NigelPoulton"), Member.user("nina"), Member.parse("group:night-shift"));
        assertThat(accounts.complete("ni", 1)).containsExactly(Member.user("NigelPoulton"));
        assertThat(accounts.complete("%", 10)).isEmpty();
    }

    @Test
    void knowsTheGroupsItsAccountsAreIn() {
        nigel();

        assertThat(accounts.hasGroup("developers")).isTrue();
        assertThat(accounts.hasGroup("ops")).isFalse();
    }

    @Test
    void listsAccountsInPages() {
        nigel();
        create(AccountName.parse("alice"));
        create(AccountName.parse("Bob"));

        assertThat(names(accounts.list("", 2))).containsExactly("alice", "Bob");
        assertThat(names(accounts.list("Bob", 2))).containsExactly("NigelPoulton");
    }

    @Test
    void deletesAnAccountForGood() {
        nigel();
        administrator("root1");
        accounts.delete(NIGEL);

        assertThat(accounts.account(NIGEL)).isEmpty();
        assertThat(accounts.hasGroup("developers")).isFalse();
        assertRefused(() -> accounts.delete(NIGEL), 404, "no account 'NigelPoulton'");
    }

    @Test
    void keepsTheLastAdministrator() {
        Account last = administrator("root1");

        assertRefused(() -> accounts.delete(last.name()), 409, "last account that administers");
        assertRefused(() -> accounts.update(last.changed("", Set.of(), false, false)), 409, "last account");
        assertRefused(() -> accounts.update(last.changed("", Set.of(), true, true)), 409, "last account");
        administrator("root2");
        accounts.delete(last.name());
        assertThat(accounts.hasAdministrator()).isTrue();
    }

    @Test
    void refusesPasswordsThatCannotBeSent() {
        assertRefused(() -> accounts.create(NIGEL, "", Set.of(), false, ""), 400, "1 to 1024");
        assertRefused(() -> accounts.create(NIGEL, "", Set.of(), false, "x".repeat(1025)), 400, "1 to 1024");
        assertRefused(() -> accounts.create(NIGEL, "", Set.of(), false, "secret\n"), 400, "line breaks");
        assertThat(accounts.account(NIGEL)).isEmpty();
    }

    @Test
    void describedUsersAreMadeOnceAndNotTouchedAgain() {
        ConfiguredAccounts described =
                new ConfiguredAccounts(List.of(new ConfiguredAccount(NIGEL, "Nigel Poulton", PASSWORD)));
        described.applyTo(accounts);
        Account made = accounts.account(NIGEL).orElseThrow();
        now = START.plusSeconds(60);
        described.applyTo(accounts);

        assertThat(accounts.account(NIGEL)).contains(made);
        assertThat(accounts.authenticate("NigelPoulton", PASSWORD)).isPresent();
    }

    @Test
    void describedUsersGetTheirNewNameAndPasswordAndKeepTheRest() {
        Account nigel = nigel();
        accounts.update(nigel.changed("Nigel", Set.of("developers"), true, false));
        now = START.plusSeconds(60);
        new ConfiguredAccounts(List.of(new ConfiguredAccount(NIGEL, "N. Poulton", "another one"))).applyTo(accounts);

        assertThat(accounts.account(NIGEL))
                .contains(new Account(NIGEL, "N. Poulton", Set.of("developers"), true, false, START, now));
        assertThat(accounts.authenticate("NigelPoulton", "another one")).isPresent();
    }

    @Test
    void namesAreSafeInShellsAndImageNames() {
        for (String bad : List.of("", "a b", "a$b", "-a", "a-", "a..b", "a/b", "a:b", "ü", "a\n", "a".repeat(129))) {
            assertRefused(() -> AccountName.parse(bad), 400, "not well-formed");
        }
        assertRefused(() -> AccountName.parse("Anonymous"), 400, "reserved");
        assertThat(AccountName.parse("Nigel.Poulton-2_x").login()).isEqualTo("nigel.poulton-2_x");
    }

    @Test
    void generatedPasswordsAreLongAndDiffer() {
        SecureRandom random = new SecureRandom();

        assertThat(Passwords.generate(random))
                .hasSize(24)
                .matches("[A-Za-z0-9]+")
                .isNotEqualTo(Passwords.generate(random));
    }

    private Account nigel() {
        return accounts.create(NIGEL, "Nigel Poulton", Set.of("developers"), false, PASSWORD);
    }

    private Account administrator(String name) {
        return accounts.create(AccountName.parse(name), "", Set.of(), true, PASSWORD);
    }

    private void create(AccountName name) {
        accounts.create(name, "", Set.of(), false, PASSWORD);
    }

    private static List<String> names(List<Account> accounts) {
        return accounts.stream().map(account -> account.name().text()).toList();
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.status()).isEqualTo(status))
                .hasMessageContaining(part);
    }

    /** Quick, and counted. */
    private static final class CountingHashes implements PasswordHashes {
        private int checks;

        @Override
        public String hash(String password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(String password, String hash) {
            checks++;
            return hash.equals(hash(password));
        }

        @Override
        public String nobodys() {
            return "nobody's";
        }

        int during(Runnable work) {
            checks = 0;
            work.run();
            return checks;
        }
    }
}
