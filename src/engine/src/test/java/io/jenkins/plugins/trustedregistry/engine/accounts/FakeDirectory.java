// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * People and groups in memory. The password of everybody is their name and {@code -password}, until it is set. Safe for use by
 * several threads.
 */
public final class FakeDirectory implements Directory {
    private final Map<String, Person> people;
    private final Map<String, String> passwords;
    private final Set<String> groups = new TreeSet<>();

    private FakeDirectory(Comparator<String> names) {
        people = new TreeMap<>(names);
        passwords = new TreeMap<>(names);
    }

    /** Nobody yet; tells Nigel from nigel. */
    public static FakeDirectory empty() {
        return new FakeDirectory(Comparator.naturalOrder());
    }

    /** Nobody yet; Nigel and nigel are the same, as in most Jenkins controllers. */
    public static FakeDirectory ignoringCase() {
        return new FakeDirectory(String.CASE_INSENSITIVE_ORDER);
    }

    /** Adds or replaces a user; the groups come into being as well. */
    public synchronized FakeDirectory with(String user, String... inGroups) {
        return with(new Person(user, user, Set.of(inGroups), false));
    }

    public synchronized FakeDirectory withAdmin(String user) {
        return with(new Person(user, user, Set.of(), true));
    }

    public synchronized FakeDirectory with(Person person) {
        people.put(person.name(), person);
        passwords.putIfAbsent(person.name(), person.name() + "-password");
        groups.addAll(person.groups());
        return this;
    }

    public synchronized FakeDirectory withPassword(String user, String password) {
        passwords.put(user, password);
        return this;
    }

    /** What happens when an account is disabled or deleted. */
    public synchronized void remove(String user) {
        people.remove(user);
        passwords.remove(user);
    }

    @Override
    public synchronized Optional<Person> authenticate(String user, String password) {
        return find(user).filter(person -> password.equals(passwords.get(user)));
    }

    @Override
    public synchronized Optional<Person> find(String user) {
        return Optional.ofNullable(people.get(user));
    }

    @Override
    public synchronized boolean hasGroup(String group) {
        return groups.contains(group);
    }

    @Override
    public synchronized List<Member> complete(String prefix, int limit) {
        return Stream.concat(
                        members(people.keySet(), Member.Kind.USER, prefix), members(groups, Member.Kind.GROUP, prefix))
                .limit(limit)
                .toList();
    }

    private static Stream<Member> members(Set<String> names, Member.Kind kind, String prefix) {
        return names.stream().filter(name -> name.startsWith(prefix)).map(name -> new Member(kind, name));
    }

    @Override
    public String description() {
        return "the accounts of this test";
    }
}
