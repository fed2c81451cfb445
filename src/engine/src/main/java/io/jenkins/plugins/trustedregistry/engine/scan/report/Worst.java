// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import io.jenkins.plugins.trustedregistry.engine.scan.finding.State;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summary.Part;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Sums an index up: it is as bad as the worst of its images, as little known as the least known, and by data as old as the oldest.
 *
 * @param alone what there is to say of it without images
 */
record Worst(ScanRecord index, Summary alone, List<Part> images) {

    Summary summary() {
        if (images.isEmpty()) {
            return alone;
        }
        Summary worst = images.stream()
                .map(Part::summary)
                .max(Comparator.comparing(Summary::counts, (a, b) -> a.compareBadness(b)))
                .orElse(Summary.NEVER);
        return new Summary(
                state(),
                problem(),
                worst.counts(),
                worst.components(),
                worst.unmatched(),
                images.stream().mapToInt(part -> part.summary().omissions()).sum(),
                index.pending(),
                Optional.of(index.attemptedAt()),
                worst.scannedAt(),
                worst.scannerVersion(),
                worst.platform(),
                images,
                worst.by(),
                images.stream()
                        .flatMap(part -> part.summary().dataAsOf().stream())
                        .min(Comparator.naturalOrder()));
    }

    private State state() {
        boolean known = images.stream().noneMatch(part -> part.summary().state() == State.NEVER_SCANNED);
        if (!known) {
            return State.NEVER_SCANNED;
        }
        boolean running = index.pending()
                || images.stream().anyMatch(part -> part.summary().state() == State.RESCANNING);
        if (running) {
            return State.RESCANNING;
        }
        return problem().isEmpty() ? State.SCANNED : State.CANNOT_BE_SCANNED;
    }

    private String problem() {
        return images.stream()
                .filter(part -> part.summary().state() == State.CANNOT_BE_SCANNED)
                .map(part -> (part.platform().isEmpty() ? part.digest().toString() : part.platform()) + ": "
                        + part.summary().problem())
                .findFirst()
                .orElse(index.problem());
    }
}
