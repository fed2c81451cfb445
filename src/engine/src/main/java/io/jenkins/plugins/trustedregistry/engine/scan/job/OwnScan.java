// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.query.Packages;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One image by the registry's own scanner. What was looked into already is only matched, unless it is asked for again. */
final class OwnScan {
    private final ScanParts parts;
    private final ScanTables tables;
    private final Matcher matcher;
    private final Look look;

    OwnScan(ScanParts parts) {
        this.parts = parts;
        this.tables = parts.tables();
        this.matcher = new Matcher(parts.advisories(), tables);
        this.look = new Look(parts);
    }

    void image(Task task, Digest digest, ImageManifest manifest) throws IOException {
        List<ScanRecord> before = tables.results().ofImage(digest);
        Optional<Long> current =
                task.target().again() ? Optional.empty() : tables.images().current(digest);
        if (current.isPresent()) {
            matched(task.repository(), digest, current.get());
        } else {
            ScannedImage image = look.into(manifest, task.run());
            tables.images()
                    .save(digest, image, Packages.of(image.inventory()), id -> matched(task.repository(), digest, id));
        }
        // In other repositories, too: the match was for all of them.
        new Changes(parts, "It was looked into again: ")
                .tell(before, tables.results().count(tables.results().ofImage(digest)));
        look.after(task, digest, parts.after());
    }

    private void matched(Repository repository, Digest digest, long imageId) {
        matcher.match(digest);
        tables.results().complete(repository.id(), digest, imageId);
    }
}
