// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Background work: collection, scrubbing, scans, imports.
 *
 * @param atOnce how many jobs run at the same time, 1 to 64; default 4
 * @param keepDays how long an ended job and its log are kept, 1 to 3650; default 30
 * @param keepCount how many ended jobs of each kind are kept, 1 to 100000; default 1000
 */
public record JobSettings(int atOnce, int keepDays, int keepCount) {
    public static final JobSettings DEFAULTS = of(null, null, null);

    public JobSettings {
        Values.require("atOnce", atOnce, 1, 64);
        Values.require("keepDays", keepDays, 1, 3650);
        Values.require("keepCount", keepCount, 1, 100_000);
    }

    @JsonCreator
    static JobSettings of(
            @JsonProperty("atOnce") @Nullable Integer atOnce,
            @JsonProperty("keepDays") @Nullable Integer keepDays,
            @JsonProperty("keepCount") @Nullable Integer keepCount) {
        return new JobSettings(
                Objects.requireNonNullElse(atOnce, 4),
                Objects.requireNonNullElse(keepDays, 30),
                Objects.requireNonNullElse(keepCount, 1000));
    }
}
