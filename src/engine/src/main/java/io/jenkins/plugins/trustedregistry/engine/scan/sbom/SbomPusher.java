// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.sbom;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Pushes a bill of materials beside its image, as a client would; nobody is told of it, so it starts no scan. */
public final class SbomPusher {
    private static final String BY = "scanner";

    private final Catalog catalog;
    private final UploadStore uploads;
    private final BlobClaims claims;

    public SbomPusher(Catalog catalog, UploadStore uploads, BlobClaims claims) {
        this.catalog = catalog;
        this.uploads = uploads;
        this.claims = claims;
    }

    /** @param mark an annotation of the manifest, and its value */
    void push(Repository repository, ManifestSummary image, MediaType format, byte[] bill, String mark, String value)
            throws IOException {
        Descriptor subject = Descriptor.of(image.mediaType(), image.digest(), image.size());
        byte[] content = SbomManifest.of(subject, format, bill, mark, value);
        try (BlobClaims.Claim billClaim = claims.claim(Digest.of(bill));
                BlobClaims.Claim emptyClaim = claims.claim(Digest.of(SbomManifest.EMPTY))) {
            bring(repository, bill, billClaim);
            bring(repository, SbomManifest.EMPTY, emptyClaim);
            catalog.manifests()
                    .put(
                            repository.id(),
                            new StoredManifest(Digest.of(content), MediaType.OCI_MANIFEST, content),
                            ManifestParser.parse(content, MediaType.OCI_MANIFEST),
                            List.of(),
                            BY);
        }
    }

    /** As a push does: in the store first, then the repository's, and needed until its manifest is there. */
    private void bring(Repository repository, byte[] content, BlobClaims.Claim claim) throws IOException {
        Digest digest = Digest.of(content);
        uploads.receive(new ByteArrayInputStream(content), digest);
        catalog.blobs().link(repository.id(), digest, content.length);
        claim.lease();
    }
}
