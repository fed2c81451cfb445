// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a newer release is there, for a registry that is not told by its host.
 *
 * @param feed the address of a JSON document that names the newest release: {@code version} (or {@code tag_name}) and, if it likes,
 *     {@code page} (or {@code html_url}); empty, the default: nobody is asked
 */
public record ReleaseSettings(String feed) {
    public static final ReleaseSettings DEFAULTS = of(null);

    public ReleaseSettings {
        if (!feed.isEmpty() && !Values.isAddress(feed, true)) {
            throw new InvalidSettingException("feed '" + feed
                    + "' is not an address to read from: write https://host/path, without a user name.");
        }
    }

    @JsonCreator
    static ReleaseSettings of(@JsonProperty("feed") @Nullable String feed) {
        return new ReleaseSettings(Objects.requireNonNullElse(feed, ""));
    }
}
