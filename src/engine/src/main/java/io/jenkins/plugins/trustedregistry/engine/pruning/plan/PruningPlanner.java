// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.plan;

import io.jenkins.plugins.trustedregistry.engine.criterion.Answer;
import io.jenkins.plugins.trustedregistry.engine.criterion.Judgement;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.pruning.plan.PruningPlan.Fate;
import io.jenkins.plugins.trustedregistry.engine.pruning.plan.PruningPlan.Step;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PruningPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides; changes nothing. A tag goes when a policy says so: when it matches all of the policy's criteria and is not among the newest
 * that the policy keeps. It stays all the same when it is immutable, or when any policy protects it.
 */
public final class PruningPlanner {
    /** The newest first; of the same time the greater name, so that the order is always the same. */
    private static final Comparator<TagFacts> NEWEST_FIRST = Comparator.comparing(TagFacts::updatedAt)
            .thenComparing(TagFacts::tag)
            .reversed();

    private final List<PruningPolicy> policies;
    private final Map<Tag, String> immutable;

    /**
     * @param policies the active ones
     * @param immutable why these tags can't be removed
     */
    public PruningPlanner(List<PruningPolicy> policies, Map<Tag, String> immutable) {
        this.policies = List.copyOf(policies);
        this.immutable = Map.copyOf(immutable);
    }

    /** @param tags all of the repository: which are the newest hangs on all of them */
    public PruningPlan plan(List<TagFacts> tags) {
        Map<String, Set<Tag>> newest = new HashMap<>();
        for (PruningPolicy policy : policies) {
            newest.put(policy.id(), newest(policy, tags));
        }
        return new PruningPlan(tags.stream().map(tag -> step(tag, newest)).toList());
    }

    /** Of the tags whose names the criteria are about, whatever else they ask. */
    private static Set<Tag> newest(PruningPolicy policy, List<TagFacts> tags) {
        Set<Tag> newest = new HashSet<>();
        tags.stream()
                .filter(policy.criteria()::areAboutTheNameOf)
                .sorted(NEWEST_FIRST)
                .limit(policy.keep())
                .forEach(tag -> newest.add(tag.tag()));
        return newest;
    }

    private Step step(TagFacts tag, Map<String, Set<Tag>> newest) {
        List<String> kept = new ArrayList<>();
        for (PruningPolicy policy : policies) {
            if (policy.removes()) {
                Judgement judgement = policy.criteria().judge(tag);
                boolean among = newest.getOrDefault(policy.id(), Set.of()).contains(tag.tag());
                if (judgement.matches() && !among) {
                    return unlessKept(tag, policy, reason(policy, judgement));
                }
                kept.add(policy.name() + ": "
                        + (judgement.matches()
                                ? "It is among the newest " + policy.keep() + ", which stay."
                                : judgement.reason()));
            }
        }
        return new Step(
                tag.tag(),
                tag.digest(),
                tag.updatedAt(),
                Fate.KEEP,
                "",
                kept.isEmpty() ? "No policy removes tags here." : String.join(" ", kept));
    }

    private static String reason(PruningPolicy policy, Judgement judgement) {
        String beyond = policy.keep() > 0 ? "It is not among the newest " + policy.keep() + ", which stay." : "";
        String matched = policy.criteria().isEmpty() ? "" : judgement.reason();
        return (matched + " " + beyond).strip();
    }

    private Step unlessKept(TagFacts tag, PruningPolicy policy, String reason) {
        if (immutable.containsKey(tag.tag())) {
            return new Step(
                    tag.tag(),
                    tag.digest(),
                    tag.updatedAt(),
                    Fate.IMMUTABLE,
                    policy.name().text(),
                    immutable.get(tag.tag()) + " Else it would go: " + reason);
        }
        for (PruningPolicy protector : policies) {
            Optional<Answer> answer = protector.protect().firstMatch(tag);
            if (answer.isPresent()) {
                return new Step(
                        tag.tag(),
                        tag.digest(),
                        tag.updatedAt(),
                        Fate.PROTECTED,
                        protector.name().text(),
                        answer.get().reason() + " Else " + policy.name() + " would remove it: " + reason);
            }
        }
        return new Step(
                tag.tag(),
                tag.digest(),
                tag.updatedAt(),
                Fate.PRUNE,
                policy.name().text(),
                reason);
    }
}
