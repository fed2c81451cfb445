// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.net.URI;
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
        if (!feed.isEmpty() && !isAddress(feed)) {
            throw new InvalidSettingException("feed '" + feed
                    + "' is not an address to read from: write https://host/path, without a user name.");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @JsonCreator
    static ReleaseSettings of(@JsonProperty("feed") @Nullable String feed) {
        return new ReleaseSettings(Objects.requireNonNullElse(feed, ""));
    }
}
