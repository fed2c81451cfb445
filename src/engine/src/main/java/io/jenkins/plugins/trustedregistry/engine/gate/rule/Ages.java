// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Numbers;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How old something may be. */
final class Ages {
    private Ages() {}

    /**
     * @param what a sentence's beginning: {@code it was built}
     * @param unknown whether it passes without a time
     */
    static Opinion judge(Optional<Instant> time, String what, int days, boolean unknown, Instant now) {
        if (time.isEmpty()) {
            return unknown
                    ? Opinion.KEPT
                    : Opinion.broken(Breach.of("its configuration does not say when " + what + ", and not more than "
                            + Numbers.days(days) + " are allowed"));
        }
        Instant end = time.get().plus(Duration.ofDays(days));
        if (now.isBefore(end)) {
            return Opinion.KEPT.until(Optional.of(end));
        }
        long age = Duration.between(time.get(), now).toDays();
        return Opinion.broken(new Breach(
                what + " " + Numbers.days(age) + " ago where at most " + days + " are allowed", age, days, List.of()));
    }
}
