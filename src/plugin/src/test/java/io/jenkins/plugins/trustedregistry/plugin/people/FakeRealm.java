// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.people;

import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A realm in memory, with the habits that real ones have. */
final class FakeRealm implements Realm {
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Set<String> disabled = new HashSet<>();
    private final List<String> passwords = new ArrayList<>();
    private boolean failing;
    private boolean looksAtPasswordsOnly;
    private boolean needsPasswords;
    private int questions;

    private record Account(Person person, String password, String token) {}

    void add(Person person, String password, String token) {
        accounts.put(person.name(), new Account(person, password, token));
    }

    void disable(String user) {
        disabled.add(user);
    }

    void fail() {
        failing = true;
    }

    /** Its login does not look whether the account is disabled. */
    void looksAtPasswordsOnly() {
        looksAtPasswordsOnly = true;
    }

    void needsPasswords() {
        needsPasswords = true;
    }

    int questions() {
        return questions;
    }

    List<String> passwordsSeen() {
        return passwords;
    }

    private Optional<Account> account(String user) {
        if (failing) {
            throw new IllegalStateException("The LDAP server is away");
        }
        return Optional.ofNullable(accounts.get(user)).filter(account -> !disabled.contains(user));
    }

    @Override
    public boolean isApiToken(String user, String token) {
        return !token.isEmpty()
                && Optional.ofNullable(accounts.get(user))
                        .filter(account -> account.token().equals(token))
                        .isPresent();
    }

    @Override
    public Optional<Person> login(String user, String password) {
        passwords.add(password);
        return account(user)
                .or(() -> Optional.ofNullable(looksAtPasswordsOnly ? accounts.get(user) : null))
                .filter(account -> account.password().equals(password))
                .map(Account::person);
    }

    @Override
    public Answer find(String user) {
        questions++;
        if (needsPasswords) {
            return new Answer.CannotTell();
        }
        return disabled.contains(user)
                ? new Answer.Closed()
                : account(user)
                        .<Answer>map(account -> new Answer.Known(account.person()))
                        .orElseGet(Answer.Unknown::new);
    }

    @Override
    public boolean hasGroup(String group) {
        if (failing) {
            throw new IllegalStateException("The LDAP server is away");
        }
        return accounts.values().stream()
                .anyMatch(account -> account.person().groups().contains(group));
    }

    @Override
    public List<String> users() {
        return List.copyOf(accounts.keySet());
    }

    @Override
    public Set<String> groups() {
        return accounts.values().stream()
                .flatMap(account -> account.person().groups().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public String description() {
        if (failing) {
            throw new AssertionError("it has no descriptor");
        }
        return "Jenkins' users (fake)";
    }
}
