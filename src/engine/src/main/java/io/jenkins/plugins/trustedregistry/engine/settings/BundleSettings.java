// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Client bundles.
 *
 * @param dockerHost the remote engine that {@code env.sh} points at, {@code tcp://host:port}; empty: bundles only log in to the
 *     registry
 * @param lifetimeDays how long a bundle is valid, 1 to 825; default 365
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BundleSettings(String dockerHost, int lifetimeDays) {
    static final BundleSettings DEFAULTS = of(null, null);

    public BundleSettings {
        if (!dockerHost.isEmpty() && !isEngine(dockerHost)) {
            throw new InvalidSettingException(
                    "dockerHost '" + dockerHost + "' is not an engine's address: write tcp://host:port.");
        }
        if (lifetimeDays < 1 || lifetimeDays > 825) {
            throw new InvalidSettingException(
                    "lifetimeDays " + lifetimeDays + " is out of range: a client bundle lives 1 to 825 days.");
        }
    }

    @JsonCreator
    static BundleSettings of(
            @JsonProperty("dockerHost") @Nullable String dockerHost,
            @JsonProperty("lifetimeDays") @Nullable Integer lifetimeDays) {
        return new BundleSettings(
                Objects.requireNonNullElse(dockerHost, ""), Objects.requireNonNullElse(lifetimeDays, 365));
    }

    private static boolean isEngine(String address) {
        try {
            URI uri = URI.create(address);
            return "tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
