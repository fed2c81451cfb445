// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.people;

import hudson.model.User;
import hudson.security.SecurityRealm;
import hudson.security.UserMayOrMayNotExistException2;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.security.ApiTokenProperty;
import jenkins.security.LastGrantedAuthoritiesProperty;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Asks Jenkins' security realm. The engine's threads know nothing of Jenkins' class loaders, and a realm's own code may look for
 * classes through the thread, so it is asked with a loader that sees every plugin.
 */
final class SecurityRealmPeople implements Realm {
    private final Loader everyPlugin = new Loader(Controller.JENKINS::allPlugins);

    @Override
    public boolean isApiToken(String user, String token) {
        return Controller.JENKINS
                .user(user)
                .map(record -> record.getProperty(ApiTokenProperty.class))
                .filter(tokens -> tokens.matchesPassword(token))
                .isPresent();
    }

    @Override
    public Optional<Person> login(String user, String password) {
        if (!hasRealm()) {
            return Optional.empty();
        }
        try {
            Authentication proven = everyPlugin.call(() -> realm().getSecurityComponents()
                    .manager2
                    .authenticate(new UsernamePasswordAuthenticationToken(user, password)));
            return proven != null && proven.isAuthenticated()
                    ? Optional.of(Identities.person(proven))
                    : Optional.empty();
        } catch (BadCredentialsException | UsernameNotFoundException | AccountStatusException e) {
            return Optional.empty(); // an everyday thing; whatever else a realm throws is logged
        }
    }

    @Override
    public Answer find(String user) {
        if (!hasRealm()) {
            return new Answer.Unknown();
        }
        try {
            UserDetails details = everyPlugin.call(() -> realm().loadUserByUsername2(user));
            return details.isEnabled() && details.isAccountNonLocked() && details.isAccountNonExpired()
                    ? known(details.getUsername(), details.getAuthorities())
                    : new Answer.Closed();
        } catch (AccountStatusException e) {
            return new Answer.Closed();
        } catch (UserMayOrMayNotExistException2 e) {
            return fromLastLogin(user);
        } catch (UsernameNotFoundException e) {
            return new Answer.Unknown();
        }
    }

    /** Jenkins writes down the groups that somebody had when they last logged in. */
    private static Answer fromLastLogin(String user) {
        Optional<User> record = Controller.JENKINS.user(user);
        return record.map(known -> known.getProperty(LastGrantedAuthoritiesProperty.class))
                .map(last -> known(user, last.getAuthorities2()))
                .orElseGet(Answer.CannotTell::new);
    }

    private static Answer known(String user, Collection<? extends GrantedAuthority> groups) {
        return new Answer.Known(Identities.person(new UsernamePasswordAuthenticationToken(user, "", groups)));
    }

    @Override
    public boolean hasGroup(String group) {
        try {
            return hasRealm() && everyPlugin.call(() -> realm().loadGroupByGroupname2(group, false)) != null;
        } catch (UserMayOrMayNotExistException2 e) {
            return true;
        } catch (UsernameNotFoundException e) {
            return false;
        }
    }

    @Override
    public List<String> users() {
        return Controller.JENKINS.users().stream().map(User::getId).toList();
    }

    @Override
    public Collection<String> groups() {
        Stream<String> had = Controller.JENKINS.users().stream()
                .map(user -> user.getProperty(LastGrantedAuthoritiesProperty.class))
                .filter(Objects::nonNull)
                .flatMap(last -> last.getAuthorities2().stream())
                .map(GrantedAuthority::getAuthority);
        return Stream.concat(had, Controller.JENKINS.groups().stream()).collect(Collectors.toSet());
    }

    @Override
    public String description() {
        return hasRealm()
                ? "Jenkins' users (" + realm().getDescriptor().getDisplayName() + ")"
                : "Jenkins' users, of which there are none: choose a security realm in Manage Jenkins > Security";
    }

    private static SecurityRealm realm() {
        return Controller.JENKINS.securityRealm();
    }

    private static boolean hasRealm() {
        return realm() != SecurityRealm.NO_AUTHENTICATION;
    }
}
