// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.scan;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which programs look into images, beside the registry itself.
 *
 * @param use which does where a repository does not say; default built-in
 * @param registryAddress where scanners find the registry that are to use its internal address, {@code https://host:port}
 * @param allowHttp whether scanners may be called without TLS; default false
 * @param rescanDays how old a result of another scanner may be before a sweep asks again, 1 to 365; default 7
 * @param others the others
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ScannersSettings(
        String use, String registryAddress, boolean allowHttp, int rescanDays, List<ScannerSettings> others) {
    public static final ScannersSettings DEFAULTS = of(null, null, null, null, null);

    public ScannersSettings {
        others = List.copyOf(others);
        Values.require("rescanDays", rescanDays, 1, 365);
        if (!registryAddress.isEmpty()) {
            ScannerSettings.requireAddress("registryAddress", registryAddress);
        }
        Set<String> names = new LinkedHashSet<>();
        names.add(ScannerName.BUILT_IN.name());
        for (ScannerSettings each : others) {
            if (!names.add(each.name())) {
                throw new InvalidSettingException("There are two scanners '" + each.name() + "': rename one.");
            }
            if (!allowHttp && each.url().startsWith("http:")) {
                throw new InvalidSettingException("scanner " + each.name()
                        + ": its url is without TLS, so what it pulls with could be read on the way: use https, or"
                        + " allowHttp: true.");
            }
            if (each.internalAddress() && registryAddress.isEmpty()) {
                throw new InvalidSettingException(
                        "scanner " + each.name() + ": internalAddress needs a registryAddress beside the scanners.");
            }
        }
        if (!names.contains(use)) {
            throw new InvalidSettingException("use '" + use + "' is no scanner: use one of " + names + ".");
        }
    }

    @JsonCreator
    static ScannersSettings of(
            @JsonProperty("use") @Nullable String use,
            @JsonProperty("registryAddress") @Nullable String registryAddress,
            @JsonProperty("allowHttp") @Nullable Boolean allowHttp,
            @JsonProperty("rescanDays") @Nullable Integer rescanDays,
            @JsonProperty("others") @Nullable List<ScannerSettings> others) {
        return new ScannersSettings(
                requireNonNullElse(use, ScannerName.BUILT_IN.name()),
                requireNonNullElse(registryAddress, ""),
                requireNonNullElse(allowHttp, false),
                requireNonNullElse(rescanDays, 7),
                requireNonNullElse(others, List.of()));
    }

    /** All that can be chosen, the registry's own first. */
    public Set<ScannerName> names() {
        return new LinkedHashSet<>(Stream.concat(
                        Stream.of(ScannerName.BUILT_IN), others.stream().map(each -> new ScannerName(each.name())))
                .toList());
    }

    /** One of the others. */
    public Optional<ScannerSettings> find(ScannerName name) {
        return others.stream().filter(each -> each.name().equals(name.name())).findFirst();
    }

    public ScannersSettings withoutSecrets() {
        return new ScannersSettings(
                use,
                registryAddress,
                allowHttp,
                rescanDays,
                others.stream().map(ScannerSettings::withoutSecret).toList());
    }
}
