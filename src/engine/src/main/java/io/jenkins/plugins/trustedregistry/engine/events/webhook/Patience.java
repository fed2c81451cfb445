// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.settings.WebhookSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: after 10 seconds, then three times as long each time, up to three hours; a quarter more or less by chance, so that
 * what failed together does not come back together.
 */
record Patience(WebhookSettings settings, RandomGenerator random) {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final double FACTOR = 3;
    private static final double SPREAD = 0.25;

    /** Empty when there were enough attempts. */
    Optional<Instant> next(int attempts, Instant now) {
        if (attempts >= settings.mostAttempts()) {
            return Optional.empty();
        }
        double wait = Math.min(FIRST.toMillis() * Math.pow(FACTOR, attempts - 1.0), (double) LONGEST.toMillis());
        double spread = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
        return Optional.of(now.plusMillis((long) (wait * spread)));
    }

    /** Whether a webhook that has failed since then has failed for too long. */
    boolean isOver(Instant failingSince, Instant now) {
        return !now.isBefore(failingSince.plus(Duration.ofDays(settings.disableAfterDays())));
    }
}
