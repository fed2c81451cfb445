// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.people;

import hudson.model.User;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.permission.RegistryPermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Jenkins' authentications as the engine's persons. */
public final class Identities {

    private Identities() {}

    /** Whoever makes the current request; empty for somebody who did not log in. */
    public static Optional<Person> caller() {
        Authentication caller = Controller.JENKINS.caller();
        return caller instanceof AnonymousAuthenticationToken ? Optional.empty() : Optional.of(person(caller));
    }

    /** Groups are what the realm calls authorities; whether they administer the registry is asked of Jenkins. */
    static Person person(Authentication who) {
        Optional<User> record = Controller.JENKINS.user(who.getName());
        Set<String> groups = who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Person(
                record.map(User::getId).orElse(who.getName()),
                record.map(User::getFullName).orElse(who.getName()),
                groups,
                Controller.JENKINS.may(who, RegistryPermissions.ADMINISTER));
    }
}
