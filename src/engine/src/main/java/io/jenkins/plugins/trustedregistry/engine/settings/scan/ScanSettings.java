// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.scan;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looking for vulnerabilities in images.
 *
 * @param onPush whether images are scanned when they are pushed, in repositories that want it; default true. By hand it can be done
 *     whatever stands here
 * @param schedule a unix cron expression in UTC: when images are scanned that were not, or by an older scanner; empty, the default:
 *     never by itself
 * @param atOnce how many images are scanned at the same time, 1 to 16; default 1
 * @param attachSboms whether an SBOM is attached to each image as a referrer; default false
 * @param cacheMegabytes how much of what layers told is kept in the database, so that they need not be read again, 0 to 1000000;
 *     default 1024
 */
public record ScanSettings(boolean onPush, String schedule, int atOnce, boolean attachSboms, int cacheMegabytes) {
    public static final ScanSettings DEFAULTS = of(null, null, null, null, null);

    public ScanSettings {
        Values.cron("schedule", schedule);
        Values.require("atOnce", atOnce, 1, 16);
        Values.require("cacheMegabytes", cacheMegabytes, 0, 1_000_000);
    }

    @JsonCreator
    static ScanSettings of(
            @JsonProperty("onPush") @Nullable Boolean onPush,
            @JsonProperty("schedule") @Nullable String schedule,
            @JsonProperty("atOnce") @Nullable Integer atOnce,
            @JsonProperty("attachSboms") @Nullable Boolean attachSboms,
            @JsonProperty("cacheMegabytes") @Nullable Integer cacheMegabytes) {
        return new ScanSettings(
                requireNonNullElse(onPush, true),
                requireNonNullElse(schedule, ""),
                requireNonNullElse(atOnce, 1),
                requireNonNullElse(attachSboms, false),
                requireNonNullElse(cacheMegabytes, 1024));
    }

    /** Empty: never by itself. */
    public Optional<Cron> cron() {
        return Values.cron("schedule", schedule);
    }

    public long cacheBytes() {
        return cacheMegabytes * (1L << 20);
    }
}
