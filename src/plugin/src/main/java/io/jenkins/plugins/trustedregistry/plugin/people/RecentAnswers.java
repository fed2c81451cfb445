// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.people;

import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What was said of users within the last seconds, so that a pull of forty layers does not ask an LDAP server eighty times. */
final class RecentAnswers {
    static final Duration LIFETIME = Duration.ofSeconds(3);
    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    RecentAnswers(InstantSource clock) {
        this.clock = clock;
    }

    private record Kept(Optional<Person> answer, Instant end) {}

    /** Two who ask at once may both be sent to ask. */
    Optional<Person> find(String user, Supplier<Optional<Person>> ask) {
        Instant now = clock.instant();
        synchronized (kept) {
            Kept known = kept.get(user);
            if (known != null && now.isBefore(known.end())) {
                return known.answer();
            }
        }
        Optional<Person> answer = ask.get();
        synchronized (kept) {
            kept.remove(user); // so that it goes to the end of the line
            kept.put(user, new Kept(answer, now.plus(LIFETIME)));
        }
        return answer;
    }
}
