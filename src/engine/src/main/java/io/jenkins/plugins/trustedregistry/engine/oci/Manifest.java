// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the registry reads out of a manifest. The bytes themselves are kept as they were pushed; this is a view on them, made
 * by {@link ManifestParser}.
 */
public sealed interface Manifest permits ImageManifest, ImageIndex, OpaqueManifest {

    MediaType mediaType();

    /** The manifest this one is about (signature, SBOM, ...); it need not exist. */
    Optional<Descriptor> subject();

    /** What kind of artifact this is: the artifactType field, else the config's media type; empty where there is neither. */
    Optional<MediaType> artifactType();

    Map<String, String> annotations();

    /** Blobs that must be in the repository before the manifest is accepted. */
    List<Descriptor> requiredBlobs();

    /** All blobs named, also those that may be kept elsewhere. */
    List<Descriptor> blobs();

    /** Manifests named by an index. */
    List<Descriptor> manifests();
}
