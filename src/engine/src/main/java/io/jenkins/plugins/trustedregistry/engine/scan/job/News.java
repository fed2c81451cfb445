// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.events.event.ScanEvent;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.State;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataAges;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summary;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.util.Map;
import java.util.Optional;

/** Tells of scans that ended, and of images that got worse or better without being touched. */
final class News {
    /** Whoever is told reads this as the one who did it. */
    private static final String ACTOR = "scanner";

    private final Publisher events;
    private final Tags tags;
    private final DataAges ages;

    News(ScanParts parts) {
        this.events = parts.events();
        this.tags = parts.catalog().tags();
        this.ages = parts.ages();
    }

    void ended(Repository repository, Target target, Summary summary) {
        Optional<Tag> tag = target.tag().or(() -> tagOf(repository, target.digest()));
        ScanEvent event = summary.state() == State.CANNOT_BE_SCANNED
                ? new ScanEvent(
                        EventType.SCAN_FAILED,
                        repository.name(),
                        target.digest(),
                        tag,
                        Map.of(),
                        Optional.empty(),
                        Optional.of(summary.problem()))
                : new ScanEvent(
                        EventType.SCAN_COMPLETED,
                        repository.name(),
                        target.digest(),
                        tag,
                        summary.counts().words(),
                        summary.dataAsOf(),
                        Optional.empty());
        events.publish(event, ACTOR);
    }

    /**
     * More is known of an image than before.
     *
     * @param record as it is now
     * @param why the beginning of a sentence: what was done
     */
    void worse(Repository repository, ScanRecord record, Counts before, String why) {
        int more = Math.max(0, record.counts().total() - before.total());
        String what = more == 0
                ? "findings are worse than before."
                : more + " more vulnerabilities are known in it than before.";
        changed(EventType.SCAN_WORSENED, repository, record, why + what);
    }

    /** Nothing of an image is worse than before, and something is better. */
    void better(Repository repository, ScanRecord record, Counts before, String why) {
        int fewer = Math.max(0, before.total() - record.counts().total());
        String what = fewer == 0
                ? "findings are undecided no more."
                : fewer + " fewer vulnerabilities are known in it than before.";
        changed(EventType.SCAN_IMPROVED, repository, record, why + what);
    }

    private void changed(EventType type, Repository repository, ScanRecord record, String reason) {
        events.publish(
                new ScanEvent(
                        type,
                        repository.name(),
                        record.digest(),
                        tagOf(repository, record.digest()),
                        record.counts().words(),
                        ages.of(record),
                        Optional.of(reason)),
                ACTOR);
    }

    private Optional<Tag> tagOf(Repository repository, Digest digest) {
        return tags.of(repository.id(), digest).stream().findFirst();
    }
}
