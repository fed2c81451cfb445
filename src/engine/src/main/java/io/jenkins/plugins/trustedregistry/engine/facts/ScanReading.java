// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.facts;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.State;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataWords;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summary;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ContentTable;
import java.time.Instant;
import java.util.List;

/**
 * What a scan's summary says to criteria. An index counts as its worst image, and holds what all of them hold. What could be looked at
 * in a part only is not known: the rest may hold anything.
 */
final class ScanReading {
    private final ContentTable contents;

    ScanReading(ContentTable contents) {
        this.contents = contents;
    }

    ScanFacts of(Digest digest, Summary summary, boolean withComponents, Instant now) {
        if (summary.state() == State.NEVER_SCANNED) {
            return ScanFacts.unknown(
                    summary.running()
                            ? "Its scan has not ended yet."
                            : "It was never scanned: scan it, and ask again.");
        }
        if (!summary.problem().isEmpty()) {
            return ScanFacts.unknown("It can't be scanned: " + summary.problem());
        }
        ContentTable.Content content = contents.of(withComponents ? images(digest, summary) : List.of());
        return new ScanFacts(
                "",
                summary.counts().words(),
                summary.counts().undecided(),
                summary.counts().uncovered(),
                DataWords.clause(summary.dataAsOf(), now),
                content.components(),
                content.licences(),
                content.unlicensed());
    }

    private static List<Digest> images(Digest digest, Summary summary) {
        return summary.images().isEmpty()
                ? List.of(digest)
                : summary.images().stream().map(Summary.Part::digest).toList();
    }
}
