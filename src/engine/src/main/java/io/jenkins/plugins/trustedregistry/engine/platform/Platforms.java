// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.platform;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platforms of images. They are found out when an image is pushed, which reads its configuration, and kept with its manifest, so
 * that a list of images reads none. What was pushed before that was so is read, and kept, when somebody looks. Safe for many threads.
 */
public final class Platforms {
    private static final Logger LOG = LoggerFactory.getLogger(Platforms.class);

    private final Manifests manifests;
    private final BlobStore blobs;

    public Platforms(Manifests manifests, BlobStore blobs) {
        this.manifests = manifests;
        this.blobs = blobs;
    }

    /**
     * Of a manifest that is about to be stored: in the order of the index; one or none for a single image; none for other artifacts.
     * Empty when the configuration can't be read now.
     */
    public Optional<List<Platform>> of(Manifest manifest) {
        if (manifest instanceof ImageIndex index) {
            return Optional.of(index.platforms());
        }
        if (!(manifest instanceof ImageManifest image)) {
            return Optional.of(List.of());
        }
        try {
            return Optional.of(
                    ImageConfiguration.platform(image.config(), blobs).stream().toList());
        } catch (IOException e) {
            LOG.debug("The configuration {} can't be read", image.config().digest(), e);
            return Optional.empty();
        }
    }

    /** As {@link #of(long, Collection)}. */
    public List<Platform> of(long repositoryId, ManifestSummary manifest) {
        return of(repositoryId, List.of(manifest)).getOrDefault(manifest.digest(), List.of());
    }

    /** Of manifests of a repository; each has an entry, which is empty while its configuration can't be read. */
    public Map<Digest, List<Platform>> of(long repositoryId, Collection<ManifestSummary> some) {
        Map<Digest, List<Platform>> all = new HashMap<>();
        Map<Digest, List<Platform>> found = new HashMap<>();
        for (ManifestSummary manifest : some) {
            Digest digest = manifest.digest();
            if (manifest.platforms().isEmpty() && !all.containsKey(digest)) {
                read(repositoryId, digest).ifPresent(each -> found.put(digest, each));
            }
            all.putIfAbsent(digest, manifest.platforms().orElseGet(() -> found.getOrDefault(digest, List.of())));
        }
        keep(repositoryId, found);
        return all;
    }

    private Optional<List<Platform>> read(long repositoryId, Digest digest) {
        return manifests.find(repositoryId, digest).flatMap(stored -> of(parsed(stored)));
    }

    private static Manifest parsed(StoredManifest stored) {
        return ManifestParser.parse(stored.content(), stored.mediaType());
    }

    private void keep(long repositoryId, Map<Digest, List<Platform>> found) {
        if (found.isEmpty()) {
            return;
        }
        try {
            manifests.runsOn(repositoryId, found);
        } catch (RuntimeException e) { // a full disk, say: a list can be read all the same
            LOG.debug("The platforms of {} images can't be kept", found.size(), e);
        }
    }
}
