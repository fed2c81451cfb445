// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.sbom;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.attached.Attacher;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * Pushes a bill of materials beside its image, as a client would; nobody is told of it, so it starts no scan. Of an image that a build has
 * staged it is as unknown to others as the image.
 */
public final class SbomPusher {
    private static final String BY = Attacher.SCANNER.shownName();

    private final Catalog catalog;
    private final UploadStore uploads;
    private final BlobClaims claims;

    public SbomPusher(Catalog catalog, UploadStore uploads, BlobClaims claims) {
        this.catalog = catalog;
        this.uploads = uploads;
        this.claims = claims;
    }

    /**
     * Pushes one.
     *
     * @param mark an annotation of the manifest, and its value
     * @return the manifest's digest
     */
    Digest push(Repository repository, ManifestSummary image, MediaType format, byte[] bill, String mark, String value)
            throws IOException {
        Descriptor subject = Descriptor.of(image.mediaType(), image.digest(), image.size());
        byte[] content = SbomManifest.of(subject, format, bill, mark, value);
        try (BlobClaims.Claim billClaim = claims.claim(Digest.of(bill));
                BlobClaims.Claim emptyClaim = claims.claim(Digest.of(SbomManifest.EMPTY))) {
            store(bill);
            store(SbomManifest.EMPTY);
            catalog.manifests().together(() -> {
                attach(repository.id(), image.digest(), bill, content);
                return true;
            });
            billClaim.lease();
            emptyClaim.lease();
        }
        return Digest.of(content);
    }

    private void store(byte[] content) throws IOException {
        uploads.receive(new ByteArrayInputStream(content), Digest.of(content));
    }

    /** In one transaction with the look at the image, which may be published at any moment. */
    private void attach(long repository, Digest image, byte[] bill, byte[] content) {
        StoredManifest stored = new StoredManifest(Digest.of(content), MediaType.OCI_MANIFEST, content);
        Manifest parsed = ManifestParser.parse(content, MediaType.OCI_MANIFEST);
        List<StagingId> areas = catalog.unpublished().areas(repository, image);
        for (StagingId area : areas) {
            catalog.blobs().stage(repository, Digest.of(bill), bill.length, area);
            catalog.blobs().stage(repository, Digest.of(SbomManifest.EMPTY), SbomManifest.EMPTY.length, area);
            catalog.manifests().stage(repository, stored, parsed, area, BY);
        }
        if (areas.isEmpty()) {
            catalog.blobs().link(repository, Digest.of(bill), bill.length);
            catalog.blobs().link(repository, Digest.of(SbomManifest.EMPTY), SbomManifest.EMPTY.length);
            catalog.manifests().put(repository, stored, parsed, List.of(), BY);
        }
    }
}
