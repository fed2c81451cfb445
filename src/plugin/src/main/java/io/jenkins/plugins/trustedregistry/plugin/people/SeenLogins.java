// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.people;

import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who logged in with a password since the registry started: all there is to know of a user whose realm can't be asked without
 * one. Jenkins' own record of their last login in the browser is looked at before this one.
 */
final class SeenLogins {
    private static final int MOST = 10_000;

    private final Map<String, Person> people = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Person> eldest) {
            return size() > MOST;
        }
    };

    synchronized void remember(Person person) {
        people.remove(person.name()); // so that it goes to the end of the line
        people.put(person.name(), person);
    }

    /** The groups that they had. */
    synchronized Set<String> groups() {
        return people.values().stream()
                .flatMap(person -> person.groups().stream())
                .collect(Collectors.toSet());
    }

    synchronized Optional<Person> find(String user) {
        return Optional.ofNullable(people.get(user));
    }
}
