// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Whether vulnerability data is older than the settings want it ({@code advisories: oldAfterDays}). What is not there is. */
public final class OldData {
    private final IntSupplier oldAfterDays;
    private final InstantSource clock;

    public OldData(ApiParts parts) {
        oldAfterDays = () -> parts.settings().get().advisories().oldAfterDays();
        clock = parts.clock();
    }

    /** @param asOf empty: there is none */
    public boolean is(Optional<Instant> asOf) {
        Instant limit = clock.instant().minus(Duration.ofDays(oldAfterDays.getAsInt()));
        return asOf.map(moment -> moment.isBefore(limit)).orElse(true);
    }
}
