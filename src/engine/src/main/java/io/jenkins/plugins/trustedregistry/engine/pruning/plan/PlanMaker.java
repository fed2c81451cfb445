// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.plan;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.TaggedManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PruningPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Gathers what a plan is made of: all tags of a repository, their facts, and which are immutable. */
public final class PlanMaker {
    private static final int PAGE = 500;
    /** Signatures and SBOMs of older tools, which stand beside an image under a tag: they are not what policies are about. */
    private static final Pattern BESIDE = Pattern.compile("sha(256|512)-[0-9a-f]{64,128}(\\..{1,20})?");

    private final Catalog catalog;
    private final FactGatherer facts;
    private final InstantSource clock;

    public PlanMaker(Catalog catalog, FactGatherer facts, InstantSource clock) {
        this.catalog = catalog;
        this.facts = facts;
        this.clock = clock;
    }

    /** The plan of these policies for the tags there are now. */
    public PruningPlan plan(Repository repository, List<PruningPolicy> policies) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        policies.forEach(policy -> {
            needs.addAll(policy.criteria().needs());
            needs.addAll(policy.protect().needs());
        });
        List<TagFacts> gathered = new ArrayList<>();
        Map<Tag, String> immutable = new HashMap<>();
        ImmutableTags rule = catalog.rules().of(repository.id()).immutable();
        Instant now = clock.instant();
        List<TaggedManifest> page = catalog.tags().details(repository.id(), "", PAGE);
        while (!page.isEmpty()) {
            List<TaggedManifest> meant = page.stream()
                    .filter(tag -> !BESIDE.matcher(tag.tag().name()).matches())
                    .toList();
            gathered.addAll(facts.of(repository, meant, needs));
            meant.forEach(tag -> immutable(repository, rule, tag, now).ifPresent(why -> immutable.put(tag.tag(), why)));
            page = catalog.tags()
                    .details(repository.id(), page.get(page.size() - 1).tag().name(), PAGE);
        }
        return new PruningPlanner(policies, immutable).plan(gathered);
    }

    private Optional<String> immutable(Repository repository, ImmutableTags rule, TaggedManifest tag, Instant now) {
        Optional<String> pattern = rule.patterns().matching(tag.tag());
        boolean ended =
                rule.end(tag.taggedAt()).filter(end -> !now.isBefore(end)).isPresent();
        if (pattern.isEmpty()
                || ended
                || catalog.rules().release(repository.id(), tag.tag()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("The tag " + tag.tag() + " is immutable by the repository's rule '" + pattern.get() + "'.");
    }
}
