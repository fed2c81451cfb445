// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import java.util.Optional;

/**
 * What of an image is copied.
 *
 * @param tags under which names it is kept
 * @param platform only this one of an index; empty: the whole index
 * @param referrers whether what is about the image goes along
 */
public record CopyOptions(List<Tag> tags, Optional<Platform> platform, boolean referrers) {
    public CopyOptions {
        tags = List.copyOf(tags);
    }

    public static CopyOptions tagged(Tag... tags) {
        return new CopyOptions(List.of(tags), Optional.empty(), false);
    }
}
