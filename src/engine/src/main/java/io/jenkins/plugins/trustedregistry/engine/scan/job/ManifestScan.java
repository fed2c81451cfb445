// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobStoppedException;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Scannable;
import io.jenkins.plugins.trustedregistry.engine.scan.job.other.Errands;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ResultTable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scans one manifest of a repository: an image, or the images of an index, by the scanner that the repository has chosen. Whatever
 * happens, its result says how it ended.
 */
final class ManifestScan {
    private final ScanParts parts;
    private final ResultTable results;
    private final OwnScan own;
    private final OtherImage other;

    ManifestScan(ScanParts parts) {
        this.parts = parts;
        this.results = parts.tables().results();
        this.own = new OwnScan(parts);
        this.other = new OtherImage(parts);
    }

    /**
     * Scans it.
     *
     * @return false when it is gone
     * @throws IOException when the storage can't be read for now; the result says so, too
     * @throws JobPostponedException while another scanner is at it
     * @throws JobFailedException when another scanner failed and may do better; the result says so, too
     */
    boolean scan(Repository repository, Target target, JobRun run) throws IOException {
        ScannerName scanner = parts.others().scanners().of(repository);
        return scan(new Task(repository, target, scanner, new Errands(run), run), target.digest());
    }

    private boolean scan(Task task, Digest digest) throws IOException {
        Repository repository = task.repository();
        Optional<StoredManifest> stored = parts.catalog().manifests().find(repository.id(), digest);
        if (stored.isEmpty() || !results.begin(repository.id(), digest)) {
            return false;
        }
        boolean ended = false;
        try {
            scan(task, stored.get());
            ended = true;
        } catch (JobStoppedException e) {
            throw e;
        } catch (JobPostponedException e) {
            ended = true; // it is under way
            throw e;
        } catch (JobFailedException e) {
            ended = refuseUnlessKnown(task, digest, String.valueOf(e.getMessage()));
            throw e;
        } catch (IOException e) {
            ended = refuseUnlessKnown(
                    task, digest, "The storage could not be read; the scan is tried again. The server's log has more.");
            throw e;
        } catch (RuntimeException e) {
            ended = refuseUnlessKnown(
                    task, digest, "The scan failed unexpectedly. Its job and the server's log have more.");
            throw e;
        } finally {
            if (!ended) { // stopped, out of memory, or known before
                results.settle(repository.id(), digest);
            }
        }
        return true;
    }

    private void scan(Task task, StoredManifest stored) throws IOException {
        Manifest manifest = ManifestParser.parse(stored.content(), stored.mediaType());
        Optional<String> refusal = Scannable.refusal(manifest);
        if (refusal.isPresent()) {
            results.refuse(task.repository().id(), stored.digest(), refusal.get());
        } else if (manifest instanceof ImageIndex index) {
            index(task, stored.digest(), index);
        } else if (task.scanner().isBuiltIn()) {
            own.image(task, stored.digest(), (ImageManifest) manifest);
        } else {
            other.image(task, stored, (ImageManifest) manifest);
        }
    }

    /** A result there is already holds on; false then. */
    private boolean refuseUnlessKnown(Task task, Digest digest, String problem) {
        boolean known = results.find(task.repository().id(), digest)
                .filter(this::isKnown)
                .isPresent();
        if (!known) {
            results.refuse(task.repository().id(), digest, problem);
        }
        return !known;
    }

    /** Of an index its images have the results. */
    private boolean isKnown(ScanRecord record) {
        return record.scanned().isPresent()
                || !results.parts(List.of(record.manifestId())).isEmpty();
    }

    /** One image that can't be scanned for now does not hold up the others. */
    private void index(Task task, Digest digest, ImageIndex index) throws IOException {
        Map<Digest, String> platforms = new LinkedHashMap<>();
        for (Descriptor entry : index.manifests()) {
            if (Scannable.isImage(entry)) {
                platforms.put(
                        entry.digest(), entry.platform().map(Platform::toString).orElse(""));
            }
        }
        Optional<JobFailedException> failed = Optional.empty();
        for (Map.Entry<Digest, String> part : platforms.entrySet()) {
            if (!task.scanner().isBuiltIn() && task.errands().isDone(part.getKey())) {
                continue;
            }
            task.run().log("Image " + part.getKey() + " for " + part.getValue() + ".");
            try {
                scan(task, part.getKey());
            } catch (JobFailedException e) {
                failed = failed.or(() -> Optional.of(e));
            }
        }
        results.parts(task.repository().id(), digest, platforms);
        if (failed.isPresent()) {
            throw failed.get();
        }
    }
}
