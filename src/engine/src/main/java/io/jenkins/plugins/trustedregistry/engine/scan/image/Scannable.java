// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which manifests are images: what can be run as a container has a file system to look into. */
public final class Scannable {
    private static final Set<String> IMAGE_CONFIGS = Set.of(
            "application/vnd.oci.image.config.v1+json",
            "application/vnd.docker.container.image.v1+json",
            "application/octet-stream"); // what very old clients called it
    /** How the types of layers begin that say something about an image: of buildx, cosign and sigstore. */
    private static final List<String> STATEMENTS = List.of(
            "application/vnd.in-toto",
            "application/vnd.dsse.envelope",
            "application/vnd.dev.cosign.",
            "application/vnd.dev.sigstore.");
    /** How buildx marks an image's provenance, which otherwise looks like an image. */
    private static final String BUILDX = "vnd.docker.reference.type";

    private Scannable() {}

    /** Why there is nothing to scan in it, as a sentence; empty when there is, of an index in the images it lists. */
    public static Optional<String> refusal(Manifest manifest) {
        if (manifest instanceof ImageIndex index) {
            return index.manifests().stream().anyMatch(Scannable::isImage)
                    ? Optional.empty()
                    : Optional.of("The index lists no image, so there is nothing to scan.");
        }
        if (!(manifest instanceof ImageManifest image)) {
            return Optional.of(
                    "A document of type " + manifest.mediaType() + " is no image, so there is nothing to scan.");
        }
        if (image.subject().isPresent()) {
            return Optional.of("This belongs to another image (a signature, an SBOM, provenance) and is none itself.");
        }
        if (!isImageConfig(image.config().mediaType())
                || image.declaredArtifactType().isPresent()) {
            return Optional.of("An artifact of type " + image.artifactType().orElse(image.mediaType())
                    + " is no image, so there is nothing to scan.");
        }
        boolean statement = !image.layers().isEmpty()
                && image.layers().stream()
                        .map(layer -> layer.mediaType().name())
                        .allMatch(type -> STATEMENTS.stream().anyMatch(type::startsWith));
        return statement
                ? Optional.of("This is what somebody says about an image (signatures, attestations), not the image.")
                : Optional.empty();
    }

    /** The same by what the catalog knows of a manifest without reading it; for lists. */
    public static Optional<String> refusal(MediaType type, Optional<MediaType> artifactType, boolean hasSubject) {
        if (type.isIndex()) {
            return Optional.empty();
        }
        boolean image = type.isImageManifest()
                && !hasSubject
                && artifactType.map(Scannable::isImageConfig).orElse(true);
        return image
                ? Optional.empty()
                : Optional.of("An artifact of type " + artifactType.orElse(type)
                        + " is no image, so there is nothing to scan.");
    }

    /** Whether an index means an image by this entry. */
    public static boolean isImage(Descriptor entry) {
        return entry.mediaType().isImageManifest()
                && !entry.annotations().containsKey(BUILDX)
                && entry.artifactType().isEmpty();
    }

    private static boolean isImageConfig(MediaType type) {
        return IMAGE_CONFIGS.contains(type.name());
    }
}
