// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.platform;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platforms of images, of the last few thousand from memory. Safe for many threads. */
public final class Platforms {
    private static final Logger LOG = LoggerFactory.getLogger(Platforms.class);
    private static final int MOST = 10_000;
    private static final String UNKNOWN = "unknown"; // what buildx calls the platform of its attestations

    private final Manifests manifests;
    private final BlobStore blobs;
    private final Map<Digest, List<Platform>> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, List<Platform>> eldest) {
            return size() > MOST;
        }
    };

    public Platforms(Manifests manifests, BlobStore blobs) {
        this.manifests = manifests;
        this.blobs = blobs;
    }

    /** In the order of the index; one or none for a single image; none for other artifacts, and for what can't be read now. */
    public List<Platform> of(long repositoryId, ManifestSummary manifest) {
        synchronized (known) {
            List<Platform> found = known.get(manifest.digest());
            if (found != null) {
                return found;
            }
        }
        try {
            List<Platform> read = read(repositoryId, manifest.digest());
            synchronized (known) {
                known.put(manifest.digest(), read);
            }
            return read;
        } catch (IOException e) {
            LOG.debug("The configuration of {} can't be read", manifest.digest(), e);
            return List.of();
        }
    }

    private List<Platform> read(long repositoryId, Digest digest) throws IOException {
        Optional<StoredManifest> stored = manifests.find(repositoryId, digest);
        if (stored.isEmpty()) {
            throw new IOException("The manifest is gone");
        }
        Manifest manifest =
                ManifestParser.parse(stored.get().content(), stored.get().mediaType());
        if (manifest instanceof ImageIndex index) {
            return index.manifests().stream()
                    .map(Descriptor::platform)
                    .flatMap(Optional::stream)
                    .filter(platform -> !platform.os().equals(UNKNOWN))
                    .distinct()
                    .toList();
        }
        return manifest instanceof ImageManifest image
                ? ImageConfiguration.platform(image.config(), blobs).stream().toList()
                : List.of();
    }
}
