// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.people;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jenkins' people for the engine. An API token is tried before the password, as Jenkins itself does. A realm that fails means
 * refused. Answers about a user are kept for a few seconds, because every request of docker asks for them.
 */
public final class JenkinsDirectory implements Directory {
    private static final Logger LOG = LoggerFactory.getLogger(JenkinsDirectory.class);

    private final Realm realm;
    private final Function<String, List<String>> jobs;
    private final RecentAnswers recent;
    private final SeenLogins seen = new SeenLogins();

    /** @param jobs full names of folders and jobs that begin so, of those that the caller sees */
    JenkinsDirectory(Realm realm, Function<String, List<String>> jobs, InstantSource clock) {
        this.realm = realm;
        this.jobs = jobs;
        this.recent = new RecentAnswers(clock);
    }

    /** Over whatever security realm Jenkins has at the time of each question. */
    public static JenkinsDirectory ofJenkins(InstantSource clock) {
        return new JenkinsDirectory(new SecurityRealmPeople(), Controller.JENKINS::items, clock);
    }

    @Override
    public Optional<Person> authenticate(String user, String password) {
        try {
            if (realm.isApiToken(user, password)) {
                return find(user);
            }
            Optional<Person> person = realm.login(user, password).filter(found -> !isClosed(found.name()));
            person.ifPresent(seen::remember);
            return person;
        } catch (RuntimeException e) {
            LOG.warn("The security realm failed at the login of {}; the login was refused", user, e);
            return Optional.empty();
        }
    }

    /** A realm that fails when it is asked by name only does not lock out whoever has just shown their password. */
    private boolean isClosed(String user) {
        try {
            return realm.find(user) instanceof Realm.Answer.Closed;
        } catch (RuntimeException e) {
            LOG.debug("The security realm can't be asked whether the account of {} is closed", user, e);
            return false;
        }
    }

    @Override
    public Optional<Person> find(String user) {
        return recent.find(user, () -> ask(user));
    }

    private Optional<Person> ask(String user) {
        try {
            Realm.Answer answer = realm.find(user);
            if (answer instanceof Realm.Answer.Known known) {
                return Optional.of(known.person());
            }
            return answer instanceof Realm.Answer.CannotTell ? seen.find(user) : Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("The security realm failed when it was asked for {}; the user was refused", user, e);
            return Optional.empty();
        }
    }

    @Override
    public boolean hasGroup(String group) {
        try {
            return realm.hasGroup(group);
        } catch (RuntimeException e) {
            LOG.warn("The security realm failed when it was asked for the group {}", group, e);
            return true;
        }
    }

    /** A realm that fails leaves what Jenkins knows by itself. */
    @Override
    public List<Member> complete(String prefix, int limit) {
        Optional<String> exact =
                prefix.isEmpty() ? Optional.empty() : find(prefix).map(Person::name);
        return new Completion(prefix, exact, realm, seen.groups(), jobs.apply(prefix)).first(limit);
    }

    /** It is only a part of a sentence, and the sentence must come even when the realm can't say what it is called. */
    @Override
    public String description() {
        try {
            return realm.description();
        } catch (RuntimeException | AssertionError e) { // the latter: Jenkins has no descriptor of the realm
            LOG.debug("The security realm does not say what it is called", e);
            return "Jenkins' users";
        }
    }
}
