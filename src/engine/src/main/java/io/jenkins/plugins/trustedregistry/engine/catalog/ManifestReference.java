// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.util.LinkedHashSet;
import java.util.Set;

/** Something a manifest names, and what the registry makes of it. */
record ManifestReference(Digest digest, Kind kind) {

    /** Stored by name in {@code manifest_reference.kind}. */
    enum Kind {
        /** A config or layer: must be in the repository. */
        BLOB,
        /** A layer of a non-distributable type: may be in the repository. */
        FOREIGN_BLOB,
        /** An index's image or index: must be in the repository. */
        MANIFEST,
        /** An index's entry of any other type. BuildKit's older cache images list their layers there, so a blob will do. */
        MANIFEST_OR_BLOB;

        boolean mayBeElsewhere() {
            return this == FOREIGN_BLOB;
        }

        boolean mayBeBlob() {
            return this != MANIFEST;
        }

        boolean mayBeManifest() {
            return this == MANIFEST || this == MANIFEST_OR_BLOB;
        }
    }

    /** What this manifest names, each once, in its order. */
    static Set<ManifestReference> of(Manifest manifest) {
        Set<ManifestReference> all = new LinkedHashSet<>();
        manifest.requiredBlobs().forEach(blob -> all.add(new ManifestReference(blob.digest(), Kind.BLOB)));
        manifest.blobs().stream()
                .filter(blob -> !all.contains(new ManifestReference(blob.digest(), Kind.BLOB)))
                .forEach(blob -> all.add(new ManifestReference(blob.digest(), Kind.FOREIGN_BLOB)));
        manifest.manifests().forEach(entry -> all.add(new ManifestReference(entry.digest(), kindOf(entry))));
        return all;
    }

    private static Kind kindOf(Descriptor entry) {
        MediaType type = entry.mediaType();
        return type.isImageManifest() || type.isIndex() ? Kind.MANIFEST : Kind.MANIFEST_OR_BLOB;
    }
}
