// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.util.Locale;
import java.util.Optional;

/** Which media types are layers of a file system. */
final class LayerTypes {
    private LayerTypes() {}

    static Optional<LayerFacts> refusal(MediaType type) {
        if (type.isNonDistributable()) {
            return Optional.of(LayerFacts.unread(
                    Reason.FOREIGN, "The layer may not be distributed and is kept elsewhere (" + type + ")."));
        }
        String name = type.name().toLowerCase(Locale.ROOT);
        if (name.endsWith("+encrypted")) {
            return Optional.of(LayerFacts.unread(
                    Reason.UNSUPPORTED, "The layer is encrypted, and the registry has no key (" + type + ")."));
        }
        if (isLayer(name)) {
            return Optional.empty();
        }
        return Optional.of(LayerFacts.unread(Reason.UNSUPPORTED, "The layer is no archive of files (" + type + ")."));
    }

    private static boolean isLayer(String name) {
        return name.startsWith("application/vnd.oci.image.layer.v1.tar")
                || name.startsWith("application/vnd.docker.image.rootfs.diff.tar")
                || name.equals("application/vnd.docker.container.image.rootfs.diff+x-gtar");
    }
}
