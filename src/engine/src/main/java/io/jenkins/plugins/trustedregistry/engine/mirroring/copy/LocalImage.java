// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.BlobContent;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An image of a repository here, read past the API: that a mirror reads it is no pull, which retention and statistics would count. What
 * a build has staged is unknown here as well.
 */
final class LocalImage implements ImageSource {
    private static final int PAGE = 200;

    private final Catalog catalog;
    private final BlobStore blobs;
    private final long repositoryId;
    private final Digest image;

    LocalImage(Catalog catalog, BlobStore blobs, long repositoryId, Digest image) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.repositoryId = repositoryId;
        this.image = image;
    }

    @Override
    public Document root() throws ClientException {
        return required(image);
    }

    @Override
    public Document manifest(Descriptor descriptor) throws ClientException {
        return required(descriptor.digest());
    }

    /** A manifest that is here and may be known; else empty. */
    Optional<Document> find(Digest digest) throws ClientException {
        if (catalog.unpublished().hides(repositoryId, digest, Optional.empty())) {
            return Optional.empty();
        }
        Optional<StoredManifest> stored = catalog.manifests().find(repositoryId, digest);
        return stored.isPresent()
                ? Optional.of(Document.verified(
                        stored.get().mediaType(), digest, stored.get().content()))
                : Optional.empty();
    }

    private Document required(Digest digest) throws ClientException {
        return find(digest)
                .orElseThrow(() -> new ClientException("The manifest " + digest
                        + " is not in the repository any more. Push the image again, if it is to be mirrored."));
    }

    @Override
    public BlobContent blob(Descriptor descriptor) {
        return offset -> open(descriptor, offset);
    }

    private InputStream open(Descriptor descriptor, long offset) throws IOException {
        try {
            return blobs.open(descriptor.digest(), offset, descriptor.size() - offset);
        } catch (NoSuchFileException e) {
            throw new ClientException("The bytes of " + descriptor.digest()
                    + " are missing or damaged in the storage here. Push the image again.");
        }
    }

    @Override
    public List<Descriptor> referrers(Digest digest) {
        List<Descriptor> all = new ArrayList<>();
        List<ManifestSummary> page;
        String after = "";
        do {
            page = catalog.manifests().referrers(repositoryId, digest, Optional.empty(), after, PAGE);
            for (ManifestSummary each : page) {
                if (!catalog.unpublished().hides(repositoryId, each.digest(), Optional.empty())) {
                    all.add(Descriptor.of(each.mediaType(), each.digest(), each.size()));
                }
                after = each.digest().toString();
            }
        } while (page.size() == PAGE);
        return all;
    }
}
