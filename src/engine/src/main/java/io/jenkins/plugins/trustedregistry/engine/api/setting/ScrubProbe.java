// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.setting;

import io.jenkins.plugins.trustedregistry.engine.api.setting.ProbeCalls.Probed;
import io.jenkins.plugins.trustedregistry.engine.api.setting.ProbeCalls.StepView;
import io.jenkins.plugins.trustedregistry.engine.settings.ScrubSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Says what a schedule and a rate come to: when the check of all layers begins next, and how long it takes. */
final class ScrubProbe {
    private static final long TB = 1_000_000_000_000L;
    private static final long MIB = 1L << 20;
    private static final double SECONDS_PER_HOUR = 3600;

    private enum What {
        SCHEDULE,
        RATE
    }

    private final InstantSource clock;

    ScrubProbe(InstantSource clock) {
        this.clock = clock;
    }

    Probed probe(ScrubSettings wanted) {
        String when = wanted.cron()
                .map(cron -> {
                    Instant next = cron.after(clock.instant()).truncatedTo(ChronoUnit.MINUTES);
                    return "The next check begins at " + next + ", the one after it at "
                            + cron.after(next).truncatedTo(ChronoUnit.MINUTES) + ".";
                })
                .orElse("Without a schedule layers are checked only when somebody asks for it.");
        double hours = (double) TB / (wanted.mebibytesPerSecond() * MIB) / SECONDS_PER_HOUR;
        String rate = "At %d MiB a second a terabyte is read in %s."
                .formatted(
                        wanted.mebibytesPerSecond(),
                        hours < 1 ? Math.max(1, Math.round(hours * 60)) + " minutes" : Math.round(hours) + " hours");
        return new Probed(
                true,
                when + " " + rate,
                List.of(StepView.of(What.SCHEDULE, Outcome.PASSED, when), StepView.of(What.RATE, Outcome.PASSED, rate)),
                Optional.empty());
    }
}
