// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long what is deleted can be restored. */
record Window(Duration length, InstantSource clock) {

    Removal removal(Order order) {
        return new Removal(
                order.by(),
                order.cause(),
                order.reason(),
                order.permanently() || length.isZero()
                        ? Optional.empty()
                        : Optional.of(clock.instant().plus(length).truncatedTo(ChronoUnit.MILLIS)));
    }
}
