// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.image.RegistryImage;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.io.IOException;

/** Finds out what is in an image of the registry, whoever says then what of it is vulnerable. */
final class Look {
    private final ImageScanner scanner;
    private final BlobStore blobs;

    Look(ScanParts parts) {
        this.scanner = new ImageScanner(parts.layers(), parts.tables().layers());
        this.blobs = parts.blobs();
    }

    /** Layers whose facts are kept are not read. */
    ScannedImage into(ImageManifest manifest, JobRun run) throws IOException {
        long total = manifest.layers().stream().mapToLong(Descriptor::size).sum();
        ScannedImage image = scanner.scan(new RegistryImage(manifest, blobs), new JobWatching(run, total));
        if (!image.problem().isEmpty()) {
            run.log(image.problem());
        }
        return image;
    }

    /** What follows a scan; the scan counts all the same when it can't be done. */
    void after(Task task, Digest digest, AfterScan after) {
        try {
            after.scanned(task.repository(), digest);
        } catch (IOException e) {
            task.run().log("The SBOM could not be attached: " + e.getMessage());
        }
    }
}
