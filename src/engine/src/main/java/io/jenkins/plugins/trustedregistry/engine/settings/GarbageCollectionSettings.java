// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When blobs that no image needs are removed. It can be run by hand whatever stands here.
 *
 * @param schedule a unix cron expression in UTC; empty, the default: off
 * @param maxMinutes how long a run may take before it leaves the rest to the next, 1 to 10080; 0, the default: until done
 * @param graceSeconds how long a blob is left alone after a client was told that the registry has it, 1 to 604800; default 3600.
 *     A push that takes longer than this between its blobs and its manifest may have to send some of them again
 * @param staleUploadHours uploads that nothing was added to for so long are removed, 1 to 8760; default 168
 * @param purgeFirst whether it begins with what is due: untagged manifests that a rule lets go, and what was in the trash for its
 *     time; default true
 */
public record GarbageCollectionSettings(
        String schedule, int maxMinutes, int graceSeconds, int staleUploadHours, boolean purgeFirst) {
    public static final GarbageCollectionSettings DEFAULTS = of(null, null, null, null, null);

    public GarbageCollectionSettings {
        Values.cron("schedule", schedule);
        Values.require("maxMinutes", maxMinutes, 0, 10_080);
        Values.require("graceSeconds", graceSeconds, 1, 604_800);
        Values.require("staleUploadHours", staleUploadHours, 1, 8760);
    }

    @JsonCreator
    static GarbageCollectionSettings of(
            @JsonProperty("schedule") @Nullable String schedule,
            @JsonProperty("maxMinutes") @Nullable Integer maxMinutes,
            @JsonProperty("graceSeconds") @Nullable Integer graceSeconds,
            @JsonProperty("staleUploadHours") @Nullable Integer staleUploadHours,
            @JsonProperty("purgeFirst") @Nullable Boolean purgeFirst) {
        return new GarbageCollectionSettings(
                Objects.requireNonNullElse(schedule, ""),
                Objects.requireNonNullElse(maxMinutes, 0),
                Objects.requireNonNullElse(graceSeconds, 3600),
                Objects.requireNonNullElse(staleUploadHours, 168),
                Objects.requireNonNullElse(purgeFirst, true));
    }

    /** Empty: it is off. */
    public Optional<Cron> cron() {
        return Values.cron("schedule", schedule);
    }

    /** Empty: until done. */
    public Optional<Duration> longest() {
        return maxMinutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(maxMinutes));
    }

    public Duration grace() {
        return Duration.ofSeconds(graceSeconds);
    }

    public Duration staleUploadAge() {
        return Duration.ofHours(staleUploadHours);
    }
}
