// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.BesideTags;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which tags have something new to mirror when a manifest comes: its own, and those of the images that it is about. */
final class ConcernedTags {
    private static final int DEEPEST = 4;
    private static final int MOST_PARENTS = 20;

    private final Catalog catalog;

    ConcernedTags(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The tags that were pushed, without those that only stand beside an image. */
    static Set<Tag> pushed(PushedImage image) {
        Set<Tag> tags = new LinkedHashSet<>(image.tags());
        tags.removeIf(tag -> BesideTags.about(tag).isPresent());
        return tags;
    }

    /** The tags of all images that a pushed signature, report or the like is about, maybe by way of an index or of another. */
    Set<Tag> about(PushedImage image) {
        Set<Tag> tags = new LinkedHashSet<>();
        Set<Digest> seen = new HashSet<>();
        long repository = image.repository().id();
        image.manifest()
                .subject()
                .map(Descriptor::digest)
                .ifPresent(subject -> add(repository, subject, tags, seen, 0));
        image.tags().stream()
                .flatMap(tag -> BesideTags.about(tag).stream())
                .forEach(subject -> add(repository, subject, tags, seen, 0));
        return tags;
    }

    private void add(long repository, Digest digest, Set<Tag> into, Set<Digest> seen, int depth) {
        if (depth > DEEPEST || !seen.add(digest)) {
            return;
        }
        for (Tag tag : catalog.tags().of(repository, digest)) {
            Optional<Digest> beside = BesideTags.about(tag);
            if (beside.isPresent()) {
                add(repository, beside.get(), into, seen, depth + 1);
            } else {
                into.add(tag);
            }
        }
        catalog.manifests()
                .referencing(repository, digest, MOST_PARENTS)
                .forEach(index -> add(repository, index, into, seen, depth + 1));
        catalog.manifests()
                .summary(repository, digest)
                .flatMap(ManifestSummary::subject)
                .ifPresent(subject -> add(repository, subject, into, seen, depth + 1));
    }
}
