// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.verdict;

import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.Rule;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Comes to verdicts: pure, of what it is given alone. */
public final class Judge {
    private final Subject subject;
    private final List<Waiver> waivers;
    private final List<Reason> reasons = new ArrayList<>();
    private final Set<Waived> waived = new LinkedHashSet<>();
    private Optional<Instant> until = Optional.empty();

    private Judge(Subject subject, List<Waiver> waivers) {
        this.subject = subject;
        this.waivers = waivers.stream().filter(this::concerns).toList();
    }

    /**
     * The verdict of an image under policies, all of which apply.
     *
     * @param waivers those that might concern it; the others are left out here
     */
    public static Verdict judge(Subject subject, List<StoredPolicy> policies, List<Waiver> waivers) {
        Judge judge = new Judge(subject, waivers);
        policies.forEach(judge::under);
        return judge.verdict(policies);
    }

    /** The verdict of an index, which is as bad as the worst of its images. */
    public static Verdict worst(Verdict index, List<Verdict> images) {
        List<Reason> reasons = Stream.concat(
                        index.reasons().stream(),
                        images.stream()
                                .flatMap(image -> image.reasons().stream().map(each -> each.on(shown(image)))))
                .sorted(Comparator.comparing(Reason::mode).reversed())
                .toList();
        return new Verdict(
                index.name(),
                index.repository(),
                index.digest(),
                index.kind(),
                index.platform(),
                images.stream().map(Verdict::outcome).reduce(index.outcome(), (a, b) -> a.isWorseThan(b) ? a : b),
                reasons,
                Stream.concat(Stream.of(index), images.stream())
                        .flatMap(each -> each.waived().stream())
                        .distinct()
                        .toList(),
                index.policies(),
                images.stream().flatMap(each -> each.scannedAt().stream()).min(Comparator.naturalOrder()),
                images.stream().mapToInt(Verdict::scannerVersion).min().orElse(0),
                index.generation(),
                images.isEmpty()
                        ? index.dataAsOf()
                        : images.stream()
                                .flatMap(each -> each.dataAsOf().stream())
                                .min(Comparator.naturalOrder()),
                index.judgedAt(),
                Stream.concat(Stream.of(index), images.stream())
                        .flatMap(each -> each.until().stream())
                        .min(Comparator.naturalOrder()));
    }

    private static String shown(Verdict image) {
        return image.platform().isEmpty() ? image.digest().toString() : image.platform();
    }

    private boolean concerns(Waiver waiver) {
        List<Digest> digests = new ArrayList<>(subject.within());
        digests.add(subject.digest());
        return subject.repository()
                .map(name -> waiver.scope().covers(name) && waiver.images().matches(name, subject.tags(), digests))
                .orElse(waiver.scope().text().isEmpty()
                        && waiver.images().text().equals("*"));
    }

    private void under(StoredPolicy stored) {
        Policy policy = stored.policy();
        List<Waiver> heeded = waivers.stream()
                .filter(each -> each.reaches(policy.exceptions()))
                .toList();
        Subject counting = subject.with(subject.findings().stream()
                .filter(finding -> !isWaived(finding, heeded))
                .toList());
        for (Rule rule : policy.everyRule()) {
            if (rule.concerns(subject.kind())) {
                Opinion opinion = rule.judge(counting);
                opinion.until().ifPresent(this::endsAt);
                opinion.breach()
                        .filter(breach -> !isWaived(rule, heeded))
                        .ifPresent(breach -> reasons.add(Reason.of(stored, rule, breach)));
            }
        }
    }

    private boolean isWaived(Finding finding, List<Waiver> heeded) {
        return isWaived(heeded.stream().filter(each -> each.covers(finding)).toList());
    }

    private boolean isWaived(Rule rule, List<Waiver> heeded) {
        return isWaived(heeded.stream().filter(each -> each.covers(rule.kind())).toList());
    }

    /** One that holds is enough; those whose time is over are said only where none holds. */
    private boolean isWaived(List<Waiver> covering) {
        List<Waiver> holding =
                covering.stream().filter(each -> each.holds(subject.now())).toList();
        List<Waiver> said = holding.isEmpty() ? covering : holding;
        said.forEach(each -> waived.add(Waived.of(each, subject.now())));
        holding.forEach(each -> each.expires().ifPresent(this::endsAt));
        return !holding.isEmpty();
    }

    private void endsAt(Instant moment) {
        until = until.filter(before -> before.isBefore(moment)).or(() -> Optional.of(moment));
    }

    private Verdict verdict(List<StoredPolicy> policies) {
        reasons.sort(Comparator.comparing(Reason::mode).reversed());
        Outcome outcome = Outcome.PASSED;
        for (Reason reason : reasons) {
            Outcome of =
                    switch (reason.mode()) {
                        case OFF -> Outcome.PASSED;
                        case WARN -> Outcome.WARNED;
                        case ENFORCE -> Outcome.BLOCKED;
                    };
            outcome = of.isWorseThan(outcome) ? of : outcome;
        }
        return new Verdict(
                subject.name(),
                subject.repository(),
                subject.digest(),
                subject.kind(),
                subject.platform(),
                outcome,
                reasons,
                List.copyOf(waived),
                policies.stream().map(Applied::of).toList(),
                subject.scan().scannedAt(),
                subject.scan().scannerVersion(),
                subject.data().generation(),
                subject.data().age().asOf(),
                subject.now(),
                until);
    }
}
