// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Evidence;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.PullFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Of the tags there: only their names are known, so only criteria on names can be asked, and none other can be set. */
public final class PollChoice implements Choice {
    private final Criteria criteria;
    private final Instant now;
    private final Set<Tag> tags;

    /** @param tags all that are there */
    public PollChoice(Criteria criteria, Instant now, Set<Tag> tags) {
        this.criteria = criteria;
        this.now = now;
        this.tags = Set.copyOf(tags);
    }

    @Override
    public boolean isWanted(Tag tag) {
        return criteria.areAboutTheNameOf(named(tag));
    }

    private TagFacts named(Tag tag) {
        return new TagFacts(
                tag,
                Digest.of(new byte[0]),
                now,
                now,
                now,
                ScanFacts.unknown("It is not here yet."),
                new PullFacts(0, Optional.empty()),
                Optional.empty(),
                Evidence.NONE,
                BuildFacts.NOTHING);
    }

    /** The gates here are asked when somebody pulls it from here. */
    @Override
    public Optional<String> against(Digest image) {
        return Optional.empty();
    }

    @Override
    public boolean mayHaveBeside(Tag tag) {
        return tags.contains(tag);
    }
}
