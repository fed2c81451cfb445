// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A host's directory in which the users and groups that the settings name administer the registry too. */
final class DirectoryWithAdministrators implements Directory {
    private final Directory hosts;
    private final Set<Member> administrators;

    DirectoryWithAdministrators(Directory hosts, Collection<Member> administrators) {
        this.hosts = hosts;
        this.administrators = Set.copyOf(administrators);
    }

    @Override
    public Optional<Person> authenticate(String user, String password) {
        return hosts.authenticate(user, password).map(this::promoted);
    }

    @Override
    public Optional<Person> find(String user) {
        return hosts.find(user).map(this::promoted);
    }

    /** The person, an administrator where the settings say so. */
    Person promoted(Person person) {
        boolean named = administrators.contains(Member.user(person.name()))
                || person.groups().stream()
                        .anyMatch(group -> administrators.contains(new Member(Member.Kind.GROUP, group)));
        return named && !person.registryAdmin()
                ? new Person(person.name(), person.fullName(), person.groups(), true)
                : person;
    }

    @Override
    public boolean hasGroup(String group) {
        return hosts.hasGroup(group);
    }

    @Override
    public List<Member> complete(String prefix, int limit) {
        return hosts.complete(prefix, limit);
    }

    @Override
    public String description() {
        return hosts.description();
    }
}
