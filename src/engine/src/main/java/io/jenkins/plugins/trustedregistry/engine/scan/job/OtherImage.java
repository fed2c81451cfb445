// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.AdapterException;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Bill;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Scanner;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.job.other.OtherFindings;
import io.jenkins.plugins.trustedregistry.engine.scan.job.other.OtherScan;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ImageKey;
import io.jenkins.plugins.trustedregistry.engine.scan.store.OtherResult;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannerSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One image by another scanner. What it finds is kept with what the registry itself knows to be in the image, so that components, the
 * search and layers are there whoever has looked.
 */
final class OtherImage {
    private final ScanParts parts;
    private final ScanTables tables;
    private final OtherScan scan;
    private final Look look;

    OtherImage(ScanParts parts) {
        this.parts = parts;
        this.tables = parts.tables();
        this.scan = new OtherScan(parts.others());
        this.look = new Look(parts);
    }

    void image(Task task, StoredManifest stored, ImageManifest manifest) throws IOException {
        ImageKey key = new ImageKey(stored.digest(), task.scanner());
        Optional<Long> recent = task.target().again() ? Optional.empty() : recent(key);
        if (recent.isPresent()) {
            tables.results().complete(task.repository().id(), key.digest(), recent.get());
            return;
        }
        Optional<ScannerSettings> scanner = parts.others().scanners().find(task.scanner());
        if (scanner.isEmpty()) {
            refuse(
                    task,
                    key.digest(),
                    "The scanner '" + task.scanner()
                            + "', which the repository is set to, is not in the settings: choose"
                            + " another one, or enter it under scanners:.");
            return;
        }
        OtherScan.Order order =
                new OtherScan.Order(task.repository(), stored, task.target().tag(), scanner.get());
        try {
            OtherScan.Answer answer = scan.ask(order, task.errands(), task.run());
            keep(task, key, manifest, answer);
            task.errands().finish(key.digest());
        } catch (AdapterException e) {
            refuse(task, key.digest(), e.sentence());
        }
    }

    private Optional<Long> recent(ImageKey key) {
        Instant since =
                parts.others().clock().instant().minus(parts.others().scanners().patience());
        return tables.images().recent(key, since);
    }

    /** Where something is known, that holds on, and the job says what went wrong. */
    private void refuse(Task task, Digest digest, String problem) {
        boolean known = tables.results()
                .find(task.repository().id(), digest)
                .flatMap(ScanRecord::scanned)
                .isPresent();
        if (known) {
            throw new JobFailedException(problem);
        }
        tables.results().refuse(task.repository().id(), digest, problem);
    }

    private void keep(Task task, ImageKey key, ImageManifest manifest, OtherScan.Answer answer) throws IOException {
        ScannedImage seen = look.into(manifest, task.run());
        // That the registry could not look at all of it is no fault of the other scanner's.
        ScannedImage image = new ScannedImage(seen.platform(), seen.layers(), seen.inventory(), "");
        OtherResult result = new OtherResult(
                by(task, answer),
                OtherFindings.of(
                        answer.report(),
                        task.scanner().name(),
                        parts.others().clock().instant()));
        List<ScanRecord> before = tables.results().ofImage(key);
        tables.images()
                .save(
                        key.digest(),
                        image,
                        result,
                        id -> tables.results().complete(task.repository().id(), key.digest(), id));
        new Changes(parts, "The scanner '" + task.scanner() + "' was asked again: ") // in other repositories, too
                .tell(before, tables.results().count(tables.results().ofImage(key)));
        look.after(task, key.digest(), parts.after());
        answer.bill()
                .ifPresent(
                        bill -> keep(task, key, answer.errand().wanted().bill().orElseThrow(), bill));
    }

    private static FoundBy by(Task task, OtherScan.Answer answer) {
        Scanner said = answer.report().scanner().name().isEmpty()
                ? answer.errand().said()
                : answer.report().scanner();
        return new FoundBy(
                task.scanner(), said.name(), said.version(), answer.errand().dataAsOf());
    }

    private void keep(Task task, ImageKey key, MediaType format, Bill bill) {
        try {
            parts.others().bills().keep(task.repository(), key.digest(), task.scanner(), format, bill.document());
        } catch (IOException e) {
            task.run().log("The scanner's bill of materials could not be attached: " + e.getMessage());
        }
    }
}
