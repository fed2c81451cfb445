// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens of the token endpoint.
 *
 * @param lifetimeSeconds 60 to 3600; default 300
 */
public record TokenSettings(int lifetimeSeconds) {
    static final TokenSettings DEFAULTS = of(null);

    public TokenSettings {
        if (lifetimeSeconds < 60 || lifetimeSeconds > 3600) {
            throw new InvalidSettingException("lifetimeSeconds " + lifetimeSeconds
                    + " is out of range: a bearer token lives 60 to 3600 seconds.");
        }
    }

    @JsonCreator
    static TokenSettings of(@JsonProperty("lifetimeSeconds") @Nullable Integer lifetimeSeconds) {
        return new TokenSettings(Objects.requireNonNullElse(lifetimeSeconds, 300));
    }
}
