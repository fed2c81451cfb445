// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.scan;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the data about vulnerabilities comes from. Files can be imported by hand whatever stands here.
 *
 * @param schedule a unix cron expression in UTC: when the data is updated; empty, the default: by hand only
 * @param mirror the address below which each ecosystem has its {@code NAME/all.zip}; default OSV's own
 * @param ecosystems names as OSV writes them, or {@code NAME=ADDRESS} for an archive that lies elsewhere
 * @param kev the address of CISA's catalog of known exploited vulnerabilities; empty: it is not fetched
 * @param epss the address of the EPSS scores; empty: they are not fetched
 * @param allowHttp whether these may be without TLS; default false
 * @param authority certificates in PEM, one of which must have signed the mirror's; empty, the default: those that Java trusts
 * @param webProxy {@code http://host:port}; empty, the default: none
 * @param largestMegabytes no download and no upload is larger, 1 to 100000; default 4096
 * @param oldAfterDays after how many days the data counts as old, 1 to 365; default 7
 */
public record AdvisorySettings(
        String schedule,
        String mirror,
        List<String> ecosystems,
        String kev,
        String epss,
        boolean allowHttp,
        String authority,
        String webProxy,
        int largestMegabytes,
        int oldAfterDays) {
    private static final List<String> USUAL = List.of(
            "AlmaLinux",
            "Alpine",
            "Chainguard",
            "Debian",
            "Go",
            "Maven",
            "npm",
            "NuGet",
            "Packagist",
            "PyPI",
            "Red Hat",
            "Rocky Linux",
            "RubyGems",
            "Ubuntu",
            "Wolfi",
            "crates.io");

    public static final AdvisorySettings DEFAULTS = of(null, null, null, null, null, null, null, null, null, null);

    public AdvisorySettings {
        ecosystems = List.copyOf(ecosystems);
        Values.cron("schedule", schedule);
        Values.require("largestMegabytes", largestMegabytes, 1, 100_000);
        Values.require("oldAfterDays", oldAfterDays, 1, 365);
        requireAddress("mirror", mirror, allowHttp);
        requireAddress("kev", kev, allowHttp);
        requireAddress("epss", epss, allowHttp);
        for (String each : ecosystems) {
            if (each.isBlank() || each.startsWith("=")) {
                throw new InvalidSettingException("ecosystems '" + each + "' is no ecosystem: write Debian, or"
                        + " Debian=https://mirror.example.com/debian.zip.");
            }
            if (each.contains("=")) {
                requireAddress("ecosystems", each.substring(each.indexOf('=') + 1), allowHttp);
            }
        }
        if (!webProxy.isEmpty() && !webProxy.matches("http://[A-Za-z0-9.-]+:[0-9]{1,5}/?")) {
            throw new InvalidSettingException(
                    "webProxy '" + webProxy + "' is not a web proxy: write http://host:port.");
        }
    }

    private static void requireAddress(String key, String address, boolean allowHttp) {
        if (!address.isEmpty() && !Values.isAddress(address, allowHttp)) {
            throw new InvalidSettingException(
                    key + " '" + address
                            + "' is not an address to read from: write https://host/path (http only with allowHttp), without a user name.");
        }
    }

    @JsonCreator
    static AdvisorySettings of(
            @JsonProperty("schedule") @Nullable String schedule,
            @JsonProperty("mirror") @Nullable String mirror,
            @JsonProperty("ecosystems") @Nullable List<String> ecosystems,
            @JsonProperty("kev") @Nullable String kev,
            @JsonProperty("epss") @Nullable String epss,
            @JsonProperty("allowHttp") @Nullable Boolean allowHttp,
            @JsonProperty("authority") @Nullable String authority,
            @JsonProperty("webProxy") @Nullable String webProxy,
            @JsonProperty("largestMegabytes") @Nullable Integer largestMegabytes,
            @JsonProperty("oldAfterDays") @Nullable Integer oldAfterDays) {
        return new AdvisorySettings(
                requireNonNullElse(schedule, ""),
                requireNonNullElse(mirror, "https://osv-vulnerabilities.storage.googleapis.com"),
                requireNonNullElse(ecosystems, USUAL),
                requireNonNullElse(
                        kev, "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json"),
                requireNonNullElse(epss, "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz"),
                requireNonNullElse(allowHttp, false),
                requireNonNullElse(authority, ""),
                requireNonNullElse(webProxy, ""),
                requireNonNullElse(largestMegabytes, 4096),
                requireNonNullElse(oldAfterDays, 7));
    }

    /** Empty: by hand only. */
    public Optional<Cron> cron() {
        return Values.cron("schedule", schedule);
    }

    public long largestBytes() {
        return largestMegabytes * (1L << 20);
    }
}
