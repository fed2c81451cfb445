// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.sbom;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.scan.job.other.BillKeeper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Attaches bills of materials that other scanners made; a new one takes the place of the one the same scanner made before. */
public final class OtherSboms implements BillKeeper {
    private final Catalog catalog;
    private final SbomPusher pusher;
    private final AttachedSboms attached;

    public OtherSboms(Catalog catalog, SbomPusher pusher) {
        this.catalog = catalog;
        this.pusher = pusher;
        this.attached = new AttachedSboms(catalog.manifests(), catalog.tags());
    }

    @Override
    public void keep(Repository repository, Digest image, ScannerName scanner, MediaType format, byte[] bill)
            throws IOException {
        Optional<ManifestSummary> manifest = catalog.manifests().summary(repository.id(), image);
        if (manifest.isEmpty()) {
            return; // it was deleted meanwhile
        }
        List<ManifestSummary> before = attached.marked(repository.id(), image, SbomManifest.SCANNER).stream()
                .filter(each -> scanner.name().equals(each.annotations().get(SbomManifest.SCANNER)))
                .toList();
        pusher.push(repository, manifest.get(), format, bill, SbomManifest.SCANNER, scanner.name());
        Digest bills = Digest.of(bill);
        before.stream()
                .filter(each -> !holds(repository, each, bills))
                .forEach(each -> catalog.manifests().delete(repository.id(), each.digest()));
    }

    /** Whether it is the very one that was pushed just now. */
    private boolean holds(Repository repository, ManifestSummary before, Digest bill) {
        return catalog.manifests()
                .find(repository.id(), before.digest())
                .filter(stored -> new String(stored.content(), StandardCharsets.UTF_8).contains(bill.toString()))
                .isPresent();
    }
}
