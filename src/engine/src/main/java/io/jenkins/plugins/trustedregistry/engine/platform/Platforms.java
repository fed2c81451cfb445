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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platforms of images, of the last hundred thousand from memory: a list of a repository's tags is read as a whole, and one that is
 * longer than what is remembered would be read from the disk image by image each time. Safe for many threads.
 */
public final class Platforms {
    private static final Logger LOG = LoggerFactory.getLogger(Platforms.class);
    /** An estimate says 90 bytes each. */
    private static final int MOST = 100_000;

    private static final int MOST_SHARED = 500;
    private static final String UNKNOWN = "unknown"; // what buildx calls the platform of its attestations

    private final Manifests manifests;
    private final BlobStore blobs;
    /** Most images have the platforms of many others. */
    private final Map<List<Platform>, List<Platform>> shared = new HashMap<>();

    private final Map<Key, List<Platform>> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Platform>> eldest) {
            return size() > MOST;
        }
    };

    /** So much of a digest that no two images can be made to have it in common, in a third of the memory. */
    private record Key(long first, long second) {
        static Key of(Digest digest) {
            String hex = digest.hex();
            return new Key(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
        }
    }

    public Platforms(Manifests manifests, BlobStore blobs) {
        this.manifests = manifests;
        this.blobs = blobs;
    }

    /** In the order of the index; one or none for a single image; none for other artifacts, and for what can't be read now. */
    public List<Platform> of(long repositoryId, ManifestSummary manifest) {
        Key key = Key.of(manifest.digest());
        synchronized (known) {
            List<Platform> found = known.get(key);
            if (found != null) {
                return found;
            }
        }
        try {
            List<Platform> read = read(repositoryId, manifest.digest());
            synchronized (known) {
                known.put(key, shared(read));
            }
            return read;
        } catch (IOException e) {
            LOG.debug("The configuration of {} can't be read", manifest.digest(), e);
            return List.of();
        }
    }

    private List<Platform> shared(List<Platform> read) {
        return shared.size() < MOST_SHARED
                ? shared.computeIfAbsent(read, same -> same)
                : shared.getOrDefault(read, read);
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
