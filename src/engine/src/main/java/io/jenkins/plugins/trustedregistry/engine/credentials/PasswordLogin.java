// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.credentials.LoginThrottle.Origin;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Passwords, checked by the directory, with brakes. Tries for the same user from the same address wait for each other: so a burst
 * of guesses can't slip through before the first is counted, and of a burst of right ones only the first costs a hash.
 */
final class PasswordLogin {
    private static final int LOCKS = 1024;
    private static final int LONGEST_USER = 512;
    private static final int LONGEST_PASSWORD = 4096;

    private final Directory directory;
    private final LoginThrottle throttle;
    private final KnownPasswords known;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    PasswordLogin(Directory directory, InstantSource clock, SecureRandom random) {
        this.directory = directory;
        this.throttle = new LoginThrottle(clock);
        this.known = new KnownPasswords(clock, random);
    }

    /**
     * The person; empty when user name and password do not fit.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException TOOMANYREQUESTS
     */
    Optional<Person> person(String user, String password, String from) {
        if (user.isEmpty() || user.length() > LONGEST_USER || password.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        Optional<Person> remembered = remembered(user, password);
        if (remembered.isPresent()) {
            return remembered;
        }
        Origin origin = Origin.of(user, from);
        ReentrantLock lock = locks[Math.floorMod(origin.hashCode(), LOCKS)];
        lock.lock();
        try {
            return remembered(user, password).or(() -> checked(user, password, origin));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Person> remembered(String user, String password) {
        return known.find(user, password).flatMap(directory::find);
    }

    private Optional<Person> checked(String user, String password, Origin origin) {
        throttle.check(origin);
        Optional<Person> person = directory.authenticate(user, password);
        person.ifPresentOrElse(
                found -> {
                    throttle.succeeded(origin);
                    known.remember(user, password, found.name());
                },
                () -> throttle.failed(origin));
        return person;
    }

    /** Forgets that a person's password was right. */
    void forget(String person) {
        known.forget(person);
    }
}
