// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a registry has after a daemon has pushed: the daemon says little (podman's not even the digest).
 *
 * @param digest empty when neither says it
 * @param size 0 when the registry could not be asked, because Java on the agent does not trust it for example
 */
record PushedImage(String digest, long size) {

    static PushedImage look(
            RegistryAccess access, String image, Optional<String> digest, String tag, Map<String, String> environment)
            throws InterruptedException {
        try (RemoteRegistry registry = access.open(environment)) {
            Reference reference = digest.isPresent() ? Digest.parse(digest.get()) : Tag.parse(tag);
            Optional<Document> found =
                    registry.repository(ImageName.parse(image).repository()).manifest(reference);
            if (found.isPresent()) {
                Document document = found.get();
                long blobs = document.manifest().requiredBlobs().stream()
                        .mapToLong(Descriptor::size)
                        .sum();
                return new PushedImage(document.digest().toString(), blobs + document.content().length);
            }
        } catch (IOException e) {
            return new PushedImage(digest.orElse(""), 0); // it is pushed; that its size is not known fails no build
        }
        return new PushedImage(digest.orElse(""), 0);
    }
}
