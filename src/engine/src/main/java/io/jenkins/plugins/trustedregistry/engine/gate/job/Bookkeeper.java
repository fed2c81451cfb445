// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.GateEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.UnscannedRule;
import io.jenkins.plugins.trustedregistry.engine.gate.store.GateTables;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Applied;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Outcome;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Reason;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes down how the gates stand towards an image, and tells when that turns. Of what a build has staged nothing is written down or told
 * before it is published, which is as good as a push.
 */
public final class Bookkeeper {
    /** Whoever is told reads this as the one who did it. */
    private static final String ACTOR = "gates";

    private final Catalog catalog;
    private final GateTables tables;
    private final Verdicts verdicts;
    private final Publisher events;

    public Bookkeeper(Catalog catalog, GateTables tables, Verdicts verdicts, Publisher events) {
        this.catalog = catalog;
        this.tables = tables;
        this.verdicts = verdicts;
        this.events = events;
    }

    /** Judges and writes down, where that is something else than what stands there; true then. */
    boolean note(Repository repository, Digest digest) throws IOException {
        Optional<StoredManifest> manifest = catalog.manifests().find(repository.id(), digest);
        if (manifest.isEmpty() || catalog.unpublished().hides(repository.id(), digest, Optional.empty())) {
            return false;
        }
        Optional<Verdict> before = tables.verdicts().find(repository.id(), digest);
        if (tables.rulebooks().now().applying(repository.name()).isEmpty()) {
            before.ifPresent(any -> tables.verdicts().remove(repository.id(), digest));
            return before.isPresent();
        }
        Verdict now = verdicts.of(repository, manifest.get());
        if (before.filter(each -> isSame(each, now)).isPresent()) {
            return false;
        }
        tell(repository, before, now); // first: who is killed in between tells it twice rather than never
        tables.verdicts().put(repository.id(), now);
        return true;
    }

    private static boolean isSame(Verdict one, Verdict other) {
        return one.outcome() == other.outcome()
                && one.reasons().equals(other.reasons())
                && one.waived().equals(other.waived())
                && one.policies().equals(other.policies())
                && one.scannedAt().equals(other.scannedAt())
                && one.generation() == other.generation()
                && one.dataAsOf().equals(other.dataAsOf())
                && one.until().equals(other.until());
    }

    private void tell(Repository repository, Optional<Verdict> before, Verdict now) {
        boolean turned = before.filter(each -> !isOnlyUnscanned(each)) // of that nobody was told
                .map(Verdict::blocks)
                .filter(each -> each == now.blocks())
                .isEmpty();
        boolean image = now.kind() == Kind.IMAGE || now.kind() == Kind.INDEX;
        if (turned && image && !isOnlyUnscanned(now)) {
            events.publish(event(repository, now), ACTOR);
        }
    }

    /** Every image is that for a moment. */
    private static boolean isOnlyUnscanned(Verdict verdict) {
        return verdict.outcome() == Outcome.BLOCKED
                && verdict.reasons().stream().allMatch(each -> each.rule().equals(UnscannedRule.NAME));
    }

    private GateEvent event(Repository repository, Verdict verdict) {
        Optional<Tag> tag =
                catalog.tags().of(repository.id(), verdict.digest()).stream().findFirst();
        List<String> broken =
                verdict.reasons().stream().map(Reason::policy).distinct().toList();
        String gates = (verdict.blocks()
                        ? broken.stream()
                        : verdict.policies().stream().map(Applied::policy))
                .distinct()
                .collect(Collectors.joining(", "));
        return new GateEvent(
                verdict.blocks() ? EventType.GATE_BLOCKED : EventType.GATE_PASSED,
                repository.name(),
                verdict.digest(),
                tag,
                gates,
                verdict.reasons().stream().map(Reason::sentence).toList(),
                verdict.dataAsOf());
    }
}
