// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.OldData;
import io.jenkins.plugins.trustedregistry.engine.catalog.attached.AttachedCounts;
import io.jenkins.plugins.trustedregistry.engine.catalog.attached.AttachedKind;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImages;
import io.jenkins.plugins.trustedregistry.engine.events.build.ImageBuild;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable.Mark;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands beside images in lists: how the gates judged them last, which build pushed them, what was pushed about them. */
final class Marks {
    private final VerdictTable verdicts;
    private final BuildImages builds;
    private final AttachedCounts attached;
    private final OldData old;

    Marks(ApiParts parts) {
        this.verdicts = parts.gates().tables().verdicts();
        this.builds = parts.events().builds();
        this.attached = parts.catalog().attached();
        this.old = new OldData(parts);
    }

    /** A few statements for all of them. */
    Found of(long repositoryId, Collection<Digest> images) {
        return new Found(
                verdicts.marks(repositoryId, images),
                builds.pushers(repositoryId, images),
                attached.of(repositoryId, images),
                old);
    }

    /** One answer's marks. */
    record Found(
            Map<Digest, Mark> verdicts,
            Map<Digest, List<ImageBuild>> builds,
            Map<Digest, Map<AttachedKind, Integer>> attached,
            OldData old) {

        View of(Digest image, Tag tag) {
            List<ImageBuild> pushers = builds.getOrDefault(image, List.of());
            Optional<ImageBuild> pusher = pushers.stream()
                    .filter(each -> each.tag().equals(Optional.of(tag)))
                    .findFirst()
                    .or(() -> pushers.stream().findFirst());
            Optional<Mark> verdict = Optional.ofNullable(verdicts.get(image));
            return new View(
                    verdict.map(each -> each.outcome().toString()),
                    verdict.flatMap(Mark::dataAsOf),
                    verdict.map(each -> old.is(each.dataAsOf())),
                    pusher.map(each -> new BuildMark(each.job(), each.number())),
                    words(attached.getOrDefault(image, Map.of())));
        }
    }

    private static Map<String, Integer> words(Map<AttachedKind, Integer> counts) {
        Map<String, Integer> words = new LinkedHashMap<>();
        counts.forEach((kind, count) -> words.put(kind.toString(), count));
        return words;
    }

    /**
     * Stands flat in the object it belongs to.
     *
     * @param verdict as it was written down last; left out where no gate applies, or none has judged yet
     * @param verdictDataAsOf how old the vulnerability data is that it rests on; left out: there was none
     * @param verdictDataOld whether that is older than the settings want it, or there was none
     * @param build that pushed it under this tag last, or under any
     * @param attached how much of each kind was pushed about it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            Optional<String> verdict,
            Optional<Instant> verdictDataAsOf,
            Optional<Boolean> verdictDataOld,
            Optional<BuildMark> build,
            Map<String, Integer> attached) {}

    /** A build, by the job's full name as it is now. */
    record BuildMark(String job, int number) {}
}
