// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.facts;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.TaggedManifest;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildMark;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Evidence;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.PullFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.events.pulls.Pulls;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers the facts of a repository's tags. */
public final class FactGatherer {
    /** So many builds of one image are asked for their worth; there are hardly ever more than one. */
    private static final int BUILDS = 50;

    private final FactParts parts;
    private final ScanReading scans;

    public FactGatherer(FactParts parts) {
        this.parts = parts;
        this.scans = new ScanReading(parts.contents());
    }

    /** The facts of one tag. */
    public TagFacts of(Repository repository, TaggedManifest tag, Set<Need> needs) {
        return of(repository, List.of(tag), needs).get(0);
    }

    /** The facts of some tags, in the same order, all of the same moment. What is not needed is as if it were not known. */
    public List<TagFacts> of(Repository repository, List<TaggedManifest> tags, Set<Need> needs) {
        Instant now = parts.clock().instant();
        List<ManifestSummary> manifests =
                tags.stream().map(TaggedManifest::manifest).distinct().toList();
        Map<Digest, Summary> summaries =
                needs.contains(Need.SCAN) ? parts.summaries().of(repository.id(), manifests) : Map.of();
        Map<Reference, Pulls> pulls =
                needs.contains(Need.PULLS) ? parts.pulls().of(repository.id(), references(tags)) : Map.of();
        List<TagFacts> facts = new ArrayList<>();
        for (TaggedManifest tag : tags) {
            Digest digest = tag.manifest().digest();
            facts.add(new TagFacts(
                    tag.tag(),
                    digest,
                    now,
                    tag.manifest().pushedAt(),
                    tag.taggedAt(),
                    needs.contains(Need.SCAN)
                            ? scans.of(
                                    digest,
                                    summaries.getOrDefault(digest, Summary.NEVER),
                                    needs.contains(Need.COMPONENTS),
                                    now)
                            : ScanFacts.unknown("Its scan was not asked for."),
                    pulls(tag, pulls),
                    needs.contains(Need.GATE) ? parts.verdicts().of(repository, digest) : Optional.empty(),
                    needs.contains(Need.EVIDENCE) ? parts.evidence().of(repository.id(), digest) : Evidence.NONE,
                    needs.contains(Need.BUILDS) ? builds(digest) : BuildFacts.NOTHING));
        }
        return facts;
    }

    private static Collection<Reference> references(List<TaggedManifest> tags) {
        return tags.stream()
                .<Reference>flatMap(tag -> Stream.of(tag.tag(), tag.manifest().digest()))
                .distinct()
                .toList();
    }

    private static PullFacts pulls(TaggedManifest tag, Map<Reference, Pulls> pulls) {
        Optional<Pulls> byTag = Optional.ofNullable(pulls.get(tag.tag()));
        Optional<Pulls> byDigest = Optional.ofNullable(pulls.get(tag.manifest().digest()));
        long count = Stream.of(byTag, byDigest)
                .flatMap(Optional::stream)
                .mapToLong(Pulls::count)
                .max()
                .orElse(0);
        return new PullFacts(
                count,
                Stream.of(byTag, byDigest)
                        .flatMap(Optional::stream)
                        .map(Pulls::lastAt)
                        .max(Instant::compareTo));
    }

    /** A build whose run was deleted is known, and worth nothing. */
    private BuildFacts builds(Digest digest) {
        List<BuildId> builds = parts.builds().pushedBy(digest, BUILDS);
        List<Set<BuildMark>> known =
                builds.stream().map(parts.worth()::of).flatMap(Optional::stream).toList();
        Set<BuildMark> marks = EnumSet.noneOf(BuildMark.class);
        known.forEach(marks::addAll);
        int gone = parts.builds().goneThatPushed(digest) ? 1 : 0;
        return new BuildFacts(marks, known.size() + gone, builds.size() - known.size());
    }
}
