// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.sbom;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.inventory.sbom.SbomFormat;
import io.jenkins.plugins.trustedregistry.engine.inventory.sbom.Subject;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.job.AfterScan;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ImageTable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.StoredImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Attaches the registry's own bill of materials to each image that was scanned. The same inventory is attached once; a new one takes
 * the place of the one before.
 */
public final class SbomAttacher implements AfterScan {
    private final Catalog catalog;
    private final ImageTable images;
    private final SbomPusher pusher;
    private final AttachedSboms attached;

    public SbomAttacher(Catalog catalog, ImageTable images, SbomPusher pusher) {
        this.catalog = catalog;
        this.images = images;
        this.pusher = pusher;
        this.attached = new AttachedSboms(catalog.manifests(), catalog.tags());
    }

    @Override
    public void scanned(Repository repository, Digest digest) throws IOException {
        Optional<StoredImage> image = images.find(repository.id(), digest)
                .filter(found -> found.problem().isEmpty());
        Optional<ManifestSummary> manifest = catalog.manifests().summary(repository.id(), digest);
        if (image.isEmpty() || manifest.isEmpty()) {
            return;
        }
        String inventory = Digest.of(
                        LayerFactsJson.writeInventory(image.get().inventory()).getBytes(StandardCharsets.UTF_8))
                .toString();
        List<ManifestSummary> before = attached.marked(repository.id(), digest, SbomManifest.MARK);
        boolean there = before.stream()
                .filter(each -> inventory.equals(each.annotations().get(SbomManifest.MARK)))
                .anyMatch(each -> isAsKnown(repository.id(), each.digest(), digest));
        if (!there) {
            Digest made = pusher.push(
                    repository,
                    manifest.get(),
                    SbomFormat.CYCLONEDX.mediaType(),
                    bill(repository, image.get()),
                    SbomManifest.MARK,
                    inventory);
            before.stream()
                    .filter(each -> !each.digest().equals(made))
                    .forEach(each -> catalog.manifests().delete(repository.id(), each.digest()));
        }
    }

    /** One that was made while its image was staged is not seen by all once somebody else has brought that image. */
    private boolean isAsKnown(long repositoryId, Digest bill, Digest image) {
        return isStaged(repositoryId, image) || !isStaged(repositoryId, bill);
    }

    private boolean isStaged(long repositoryId, Digest digest) {
        return catalog.unpublished().hides(repositoryId, digest, Optional.empty());
    }

    private static byte[] bill(Repository repository, StoredImage image) {
        return SbomFormat.CYCLONEDX.bytes(
                image.inventory(), new Subject(repository.name().name(), image.digest(), image.scannedAt()));
    }
}
