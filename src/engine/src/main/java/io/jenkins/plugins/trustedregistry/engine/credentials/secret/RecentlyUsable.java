// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Which credentials were found usable less than a second ago. A client that shows a bearer token with every request would
 * otherwise have the credential behind it read from the database each time. A change made here is known at once, one made by
 * another server on the same database within the second.
 */
public final class RecentlyUsable {
    private static final Duration TRUST = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Instant> found = new ConcurrentHashMap<>();

    public RecentlyUsable(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether it is usable; the lookup is asked unless it said yes a moment ago. */
    public boolean isUsable(String id, BooleanSupplier lookup) {
        Instant now = clock.instant();
        Instant last = found.get(id);
        // A clock that was set back must not make the second last for hours.
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(TRUST))) {
            return true;
        }
        if (!lookup.getAsBoolean()) {
            found.remove(id);
            return false;
        }
        if (found.size() >= MOST) {
            found.clear();
        }
        found.put(id, now);
        return true;
    }

    /** Something changed. */
    public void forgetAll() {
        found.clear();
    }
}
