// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.sbom;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.inventory.sbom.SbomFormat;
import io.jenkins.plugins.trustedregistry.engine.inventory.sbom.Subject;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.scan.job.AfterScan;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ImageTable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.StoredImage;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Attaches a bill of materials to each image that was scanned, as a client would push one; nobody is told of it, so it starts no scan.
 * The same inventory is attached once; a new one takes the place of the one before.
 */
public final class SbomAttacher implements AfterScan {
    private static final String BY = "scanner";

    private final Catalog catalog;
    private final ImageTable images;
    private final UploadStore uploads;
    private final BlobClaims claims;
    private final AttachedSboms attached;

    public SbomAttacher(Catalog catalog, ImageTable images, UploadStore uploads, BlobClaims claims) {
        this.catalog = catalog;
        this.images = images;
        this.uploads = uploads;
        this.claims = claims;
        this.attached = new AttachedSboms(catalog.manifests(), catalog.tags());
    }

    @Override
    public void scanned(Repository repository, Digest digest) throws IOException {
        Optional<StoredImage> image =
                images.find(digest).filter(found -> found.problem().isEmpty());
        Optional<ManifestSummary> manifest = catalog.manifests().summary(repository.id(), digest);
        if (image.isEmpty() || manifest.isEmpty()) {
            return;
        }
        String inventory = Digest.of(
                        LayerFactsJson.writeInventory(image.get().inventory()).getBytes(StandardCharsets.UTF_8))
                .toString();
        List<ManifestSummary> before = attached.ours(repository.id(), digest);
        boolean there = before.stream()
                .anyMatch(each -> inventory.equals(each.annotations().get(SbomManifest.MARK)));
        if (!there) {
            push(repository, image.get(), manifest.get(), inventory);
            before.forEach(each -> catalog.manifests().delete(repository.id(), each.digest()));
        }
    }

    private void push(Repository repository, StoredImage image, ManifestSummary manifest, String inventory)
            throws IOException {
        byte[] bill = SbomFormat.CYCLONEDX.bytes(
                image.inventory(), new Subject(repository.name().name(), image.digest(), image.scannedAt()));
        Descriptor subject = Descriptor.of(manifest.mediaType(), manifest.digest(), manifest.size());
        byte[] content = SbomManifest.of(subject, bill, inventory);
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
