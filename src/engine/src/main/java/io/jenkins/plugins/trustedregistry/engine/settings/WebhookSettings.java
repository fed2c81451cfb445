// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks. Where they may go, mirrors may go.
 *
 * @param allowHttp whether a target may be without TLS; default false
 * @param allowedTargets addresses, ranges ({@code 10.0.0.0/8}) and host names of this network that webhooks may call. Without it
 *     none that is private, loopback, link-local, shared or multicast; default none
 * @param timeoutSeconds how long one attempt may take, 1 to 60; default 10
 * @param mostAttempts how often a delivery is tried, 1 to 20; default 10, which is about nine hours
 * @param disableAfterDays after how many days without a success a webhook is switched off, 1 to 90; default 7
 * @param keepDeliveriesDays how long the list of deliveries reaches back, 1 to 365; default 14
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WebhookSettings(
        boolean allowHttp,
        List<String> allowedTargets,
        int timeoutSeconds,
        int mostAttempts,
        int disableAfterDays,
        int keepDeliveriesDays) {
    private static final Pattern TARGET =
            Pattern.compile("[0-9a-fA-F.:]+(?:/[0-9]{1,3})?|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    public static final WebhookSettings DEFAULTS = of(null, null, null, null, null, null);

    public WebhookSettings {
        allowedTargets = List.copyOf(allowedTargets);
        for (String target : allowedTargets) {
            if (!TARGET.matcher(target).matches()) {
                throw new InvalidSettingException("allowedTargets '" + target
                        + "' is neither an address, a range nor a host name: write 10.0.0.0/8 or ci.example.com.");
            }
        }
        range("timeoutSeconds", timeoutSeconds, 60);
        range("mostAttempts", mostAttempts, 20);
        range("disableAfterDays", disableAfterDays, 90);
        range("keepDeliveriesDays", keepDeliveriesDays, 365);
    }

    private static void range(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidSettingException(key + " " + value + " is out of range: write 1 to " + most + ".");
        }
    }

    @JsonCreator
    static WebhookSettings of(
            @JsonProperty("allowHttp") @Nullable Boolean allowHttp,
            @JsonProperty("allowedTargets") @Nullable List<String> allowedTargets,
            @JsonProperty("timeoutSeconds") @Nullable Integer timeoutSeconds,
            @JsonProperty("mostAttempts") @Nullable Integer mostAttempts,
            @JsonProperty("disableAfterDays") @Nullable Integer disableAfterDays,
            @JsonProperty("keepDeliveriesDays") @Nullable Integer keepDeliveriesDays) {
        return new WebhookSettings(
                Objects.requireNonNullElse(allowHttp, false),
                Objects.requireNonNullElse(allowedTargets, List.of()),
                Objects.requireNonNullElse(timeoutSeconds, 10),
                Objects.requireNonNullElse(mostAttempts, 10),
                Objects.requireNonNullElse(disableAfterDays, 7),
                Objects.requireNonNullElse(keepDeliveriesDays, 14));
    }
}
