// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the pruning policies of repositories and organizations are carried out. By hand it can be done whatever stands here; without
 * policies nothing is pruned.
 *
 * @param schedule a unix cron expression in UTC; default {@code 20 * * * *}, every hour; empty: by hand only
 */
public record PruningSettings(String schedule) {
    public static final PruningSettings DEFAULTS = of(null);

    public PruningSettings {
        Values.cron("schedule", schedule);
    }

    @JsonCreator
    static PruningSettings of(@JsonProperty("schedule") @Nullable String schedule) {
        return new PruningSettings(Objects.requireNonNullElse(schedule, "20 * * * *"));
    }

    /** Empty: by hand only. */
    public Optional<Cron> cron() {
        return Values.cron("schedule", schedule);
    }
}
