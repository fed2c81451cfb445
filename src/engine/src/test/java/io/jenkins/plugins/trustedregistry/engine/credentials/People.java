// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A directory in memory that ignores case in names, as Jenkins' usual one, and counts how often a password was checked. */
public final class People implements Directory {
    private final Map<String, Person> people = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> passwords = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final AtomicInteger checks = new AtomicInteger();

    public synchronized People with(String name, String password, String... groups) {
        people.put(name, new Person(name, name, Set.of(groups), false));
        passwords.put(name, password);
        return this;
    }

    public synchronized void disable(String name) {
        people.remove(name);
    }

    public int passwordChecks() {
        return checks.get();
    }

    @Override
    public synchronized Optional<Person> authenticate(String user, String password) {
        checks.incrementAndGet();
        return find(user).filter(person -> password.equals(passwords.get(user)));
    }

    @Override
    public synchronized Optional<Person> find(String user) {
        return Optional.ofNullable(people.get(user));
    }

    @Override
    public boolean hasGroup(String group) {
        return true;
    }

    @Override
    public List<Member> complete(String prefix, int limit) {
        return List.of();
    }

    @Override
    public String description() {
        return "the people of this test";
    }
}
