// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobStoppedException;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.image.RegistryImage;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Scannable;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.query.Packages;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Scans one manifest of a repository: an image, or the images of an index. Whatever happens, its result says how it ended. */
final class ManifestScan {
    private final ScanParts parts;
    private final Matcher matcher;
    private final ImageScanner scanner;

    ManifestScan(ScanParts parts) {
        this.parts = parts;
        this.matcher = new Matcher(parts.advisories(), parts.tables());
        this.scanner = new ImageScanner(parts.layers(), parts.tables().layers());
    }

    /**
     * Scans it.
     *
     * @param again also what this version of the scanner has looked into; facts of layers that are kept are used all the same
     * @return false when it is gone
     * @throws IOException when the storage can't be read for now; the result says so, too
     */
    boolean scan(Repository repository, Digest digest, boolean again, JobRun run) throws IOException {
        Optional<StoredManifest> stored = parts.catalog().manifests().find(repository.id(), digest);
        if (stored.isEmpty() || !parts.tables().results().begin(repository.id(), digest)) {
            return false;
        }
        boolean ended = false;
        try {
            scan(repository, stored.get(), again, run);
            ended = true;
        } catch (JobStoppedException e) {
            throw e;
        } catch (IOException e) {
            ended = refuseUnlessKnown(
                    repository,
                    digest,
                    "The storage could not be read; the scan is tried again. The server's log has more.");
            throw e;
        } catch (RuntimeException e) {
            ended = refuseUnlessKnown(
                    repository, digest, "The scan failed unexpectedly. Its job and the server's log have more.");
            throw e;
        } finally {
            if (!ended) { // stopped, out of memory, or known before
                parts.tables().results().settle(repository.id(), digest);
            }
        }
        return true;
    }

    private void scan(Repository repository, StoredManifest stored, boolean again, JobRun run) throws IOException {
        Manifest manifest = ManifestParser.parse(stored.content(), stored.mediaType());
        Optional<String> refusal = Scannable.refusal(manifest);
        if (refusal.isPresent()) {
            refuse(repository, stored.digest(), refusal.get());
        } else if (manifest instanceof ImageIndex index) {
            index(repository, stored.digest(), index, again, run);
        } else {
            image(repository, stored.digest(), (ImageManifest) manifest, again, run);
        }
    }

    /** A result there is already holds on; false then. */
    private boolean refuseUnlessKnown(Repository repository, Digest digest, String problem) {
        boolean known = parts.tables()
                .results()
                .find(repository.id(), digest)
                .flatMap(ScanRecord::scanned)
                .isPresent();
        if (!known) {
            refuse(repository, digest, problem);
        }
        return !known;
    }

    private void refuse(Repository repository, Digest digest, String problem) {
        parts.tables().results().refuse(repository.id(), digest, problem);
    }

    private void index(Repository repository, Digest digest, ImageIndex index, boolean again, JobRun run)
            throws IOException {
        Map<Digest, String> platforms = new LinkedHashMap<>();
        for (Descriptor entry : index.manifests()) {
            if (Scannable.isImage(entry)) {
                platforms.put(
                        entry.digest(), entry.platform().map(Platform::toString).orElse(""));
            }
        }
        for (Map.Entry<Digest, String> part : platforms.entrySet()) {
            run.log("Image " + part.getKey() + " for " + part.getValue() + ".");
            scan(repository, part.getKey(), again, run);
        }
        parts.tables().results().parts(repository.id(), digest, platforms);
    }

    private void image(Repository repository, Digest digest, ImageManifest manifest, boolean again, JobRun run)
            throws IOException {
        Optional<Long> current =
                again ? Optional.empty() : parts.tables().images().current(digest);
        if (current.isPresent()) {
            matched(repository, digest, current.get());
        } else {
            lookInto(repository, digest, manifest, run);
        }
        // In other repositories, too: the match was for all of them.
        parts.tables().results().count(parts.tables().results().ofImage(digest));
        try {
            parts.after().scanned(repository, digest);
        } catch (IOException e) {
            run.log("The SBOM could not be attached: " + e.getMessage());
        }
    }

    private void lookInto(Repository repository, Digest digest, ImageManifest manifest, JobRun run) throws IOException {
        long total = manifest.layers().stream().mapToLong(Descriptor::size).sum();
        ScannedImage image = scanner.scan(new RegistryImage(manifest, parts.blobs()), new JobWatching(run, total));
        if (!image.problem().isEmpty()) {
            run.log(image.problem());
        }
        parts.tables()
                .images()
                .save(digest, image, Packages.of(image.inventory()), id -> matched(repository, digest, id));
    }

    private void matched(Repository repository, Digest digest, long imageId) {
        matcher.match(digest);
        parts.tables().results().complete(repository.id(), digest, imageId);
    }
}
