// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows down guessing. After five wrong passwords for one user from one address the next try must wait a second, then two, four
 * and so on up to five minutes; an hour without one, or a right one, and all is forgotten. Others from that address and the user
 * from elsewhere notice nothing. While it waits nothing is checked and nothing is counted, so that a stubborn client does not
 * lock itself out.
 *
 * <p>Remembers the 10,000 pairs that failed last. An address of IPv6 counts with its whole /64, which is what one customer has.
 */
final class LoginThrottle {
    private static final Logger LOG = LoggerFactory.getLogger(LoginThrottle.class);
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGET = Duration.ofHours(1);
    private static final int MOST = 10_000;
    private static final int NETWORK_GROUPS = 4;

    private final InstantSource clock;
    private final Map<Origin, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Origin, Failures> eldest) {
            return size() > MOST;
        }
    };

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** Whose password is tried, and from where. Directories that ignore case must not give a new start for each spelling. */
    record Origin(String user, String network) {
        static Origin of(String user, String address) {
            return new Origin(user.toLowerCase(Locale.ROOT), network(address));
        }

        private static String network(String address) {
            String[] groups = address.split(":", -1);
            return groups.length == 2 * NETWORK_GROUPS
                    ? String.join(":", List.of(groups).subList(0, NETWORK_GROUPS))
                    : address;
        }
    }

    private record Failures(int count, Instant last) {
        Instant next() {
            return last.plus(delay());
        }

        private Duration delay() {
            if (count < FREE) {
                return Duration.ZERO;
            }
            Duration growing = Duration.ofSeconds(1L << Math.min(count - FREE, 16));
            return growing.compareTo(LONGEST) > 0 ? LONGEST : growing;
        }
    }

    /** @throws RegistryException TOOMANYREQUESTS with detail {@code retryAfter} in seconds when it is too early for a try */
    void check(Origin origin) {
        Instant now = clock.instant();
        Instant next;
        synchronized (failures) {
            Failures known = failures.get(origin);
            if (known == null) {
                return;
            }
            if (now.isAfter(known.last().plus(FORGET))) {
                failures.remove(origin);
                return;
            }
            if (now.isBefore(known.last())) { // the clock was set back, which must not lock anybody out for so long
                known = new Failures(known.count(), now);
                failures.put(origin, known);
            }
            next = known.next();
        }
        if (now.isBefore(next)) {
            long seconds = Duration.between(now, next).plusMillis(999).toSeconds();
            throw new RegistryException(
                    ErrorCode.TOOMANYREQUESTS,
                    "The last logins with this user name from this address failed: check the password, and try again in "
                            + seconds + " s.",
                    Map.of("retryAfter", seconds));
        }
    }

    void failed(Origin origin) {
        Instant now = clock.instant();
        int count;
        synchronized (failures) {
            count = failures.merge(
                            origin, new Failures(1, now), (known, one) -> new Failures(known.count() + 1, one.last()))
                    .count();
        }
        if (count == FREE) {
            LOG.info("Logins from {} are slowed down after {} wrong passwords for one user", origin.network(), count);
        }
    }

    void succeeded(Origin origin) {
        synchronized (failures) {
            failures.remove(origin);
        }
    }

    int remembered() {
        synchronized (failures) {
            return failures.size();
        }
    }
}
