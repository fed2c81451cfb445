// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.subject;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Scannable;
import java.util.Locale;
import java.util.Set;

/**
 * What kind of thing a manifest is to a gate. Whatever a client could run is an image, whatever else it says of itself: a subject or
 * an annotation must not open a gate.
 */
public enum Kind {
    /** Can be run, or is of a type that nobody here can read, so that it can't be ruled out. */
    IMAGE,
    /** Lists images. */
    INDEX,
    /** Can't be run: a chart, a file, a policy. */
    ARTIFACT,
    /** Can't be run and belongs to something else: a signature, an SBOM, a statement. No gate stops it. */
    ATTACHMENT;

    private static final Set<String> IMAGE_CONFIGS = Set.of(
            "application/vnd.oci.image.config.v1+json",
            "application/vnd.docker.container.image.v1+json",
            "application/octet-stream");
    private static final Set<String> STATEMENTS = Set.of(
            "application/vnd.dev.cosign.simplesigning.v1+json",
            "application/vnd.dsse.envelope.v1+json",
            "application/vnd.in-toto+json");

    public static Kind of(Manifest manifest) {
        if (manifest instanceof ImageIndex index) {
            if (index.manifests().stream().anyMatch(Kind::listsImage)) {
                return INDEX;
            }
            return index.subject().isPresent() ? ATTACHMENT : ARTIFACT;
        }
        if (!(manifest instanceof ImageManifest image) || canBeRun(image)) {
            return IMAGE;
        }
        boolean statements = !image.layers().isEmpty()
                && image.layers().stream()
                        .allMatch(layer -> STATEMENTS.contains(layer.mediaType().name()));
        return image.subject().isPresent() || statements ? ATTACHMENT : ARTIFACT;
    }

    private static boolean listsImage(Descriptor entry) {
        return Scannable.isImage(entry) || entry.mediaType().isIndex();
    }

    /** Without layers there is nothing in it that could be run, but a configuration alone is an image for all that. */
    private static boolean canBeRun(ImageManifest image) {
        return (isImageConfig(image.config().mediaType())
                        && (image.layers().isEmpty()
                                || image.layers().stream()
                                        .anyMatch(layer -> !STATEMENTS.contains(
                                                layer.mediaType().name()))))
                || image.layers().stream()
                        .map(layer -> layer.mediaType().name())
                        .anyMatch(name -> name.startsWith("application/vnd.oci.image.layer.")
                                || name.startsWith("application/vnd.docker.image.rootfs."));
    }

    /** Whether clients take it for the configuration of an image. */
    public static boolean isImageConfig(MediaType config) {
        return IMAGE_CONFIGS.contains(config.name());
    }

    /** In small letters, as the API writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
