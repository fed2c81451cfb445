// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.CopyOptions;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What of an image a step copies.
 *
 * @param platform {@code os/architecture} or {@code os/architecture/variant}; empty: all there are
 */
public record ImageParts(String platform, boolean referrers) implements Serializable {
    public static final ImageParts ALL = new ImageParts("", false);

    CopyOptions options(List<Tag> tags) throws ClientException {
        return new CopyOptions(tags, parsed(), referrers);
    }

    private Optional<Platform> parsed() throws ClientException {
        if (platform.isBlank()) {
            return Optional.empty();
        }
        String[] parts = platform.strip().split("/", -1);
        if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new ClientException(
                    "'" + platform + "' is no platform: write os/architecture, linux/arm64 for example.");
        }
        return Optional.of(new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : ""));
    }
}
