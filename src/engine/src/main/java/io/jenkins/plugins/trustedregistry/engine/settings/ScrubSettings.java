// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When all blobs are read to see whether they are still what their digests say.
 *
 * @param schedule a unix cron expression in UTC; empty, the default: only by hand
 * @param mebibytesPerSecond the most that is read, 1 to 100000; default 20
 */
public record ScrubSettings(String schedule, int mebibytesPerSecond) {
    public static final ScrubSettings DEFAULTS = of(null, null);

    public ScrubSettings {
        Values.cron("schedule", schedule);
        Values.require("mebibytesPerSecond", mebibytesPerSecond, 1, 100_000);
    }

    @JsonCreator
    static ScrubSettings of(
            @JsonProperty("schedule") @Nullable String schedule,
            @JsonProperty("mebibytesPerSecond") @Nullable Integer mebibytesPerSecond) {
        return new ScrubSettings(
                Objects.requireNonNullElse(schedule, ""), Objects.requireNonNullElse(mebibytesPerSecond, 20));
    }

    /** Empty: only by hand. */
    public Optional<Cron> cron() {
        return Values.cron("schedule", schedule);
    }
}
