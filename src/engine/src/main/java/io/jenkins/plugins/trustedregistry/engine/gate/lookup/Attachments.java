// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.lookup;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.BesideTags;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is attached to an image in its repository: referrers, and what cosign's tags lead to. What a build has staged counts for images
 * that are staged as well, as that build alone sees them, and not yet for what all see.
 */
public final class Attachments {
    private static final int MOST = 1000;
    private static final List<String> SUFFIXES = List.of("sig", "att");

    private final Catalog catalog;

    public Attachments(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Manifests whose subject it is, by digest. */
    public List<ManifestSummary> referrers(long repositoryId, Digest image) {
        List<ManifestSummary> all = catalog.manifests().referrers(repositoryId, image, Optional.empty(), "", MOST);
        return all.stream()
                .filter(each -> counts(repositoryId, each.digest(), image))
                .toList();
    }

    /** Indexes that list it, at most {@code limit}, by digest. */
    List<Digest> indexes(long repositoryId, Digest image, int limit) {
        return catalog.manifests().referencing(repositoryId, image, limit).stream()
                .filter(each -> counts(repositoryId, each, image))
                .toList();
    }

    private boolean counts(long repositoryId, Digest attached, Digest image) {
        return !isStaged(repositoryId, attached) || isStaged(repositoryId, image);
    }

    private boolean isStaged(long repositoryId, Digest digest) {
        return catalog.unpublished().hides(repositoryId, digest, Optional.empty());
    }

    /** What the tag {@code sha256-....sig} leads to, which older versions of cosign make. */
    public Optional<Digest> byTag(long repositoryId, Digest image, String suffix) {
        return BesideTags.of(image).stream()
                .filter(tag -> tag.name().endsWith("." + suffix))
                .findFirst()
                .flatMap(tag ->
                        staged(repositoryId, image, tag).or(() -> catalog.tags().resolve(repositoryId, tag)));
    }

    private Optional<Digest> staged(long repositoryId, Digest image, Tag tag) {
        return catalog.unpublished().areas(repositoryId, image).stream()
                .flatMap(area -> catalog.staged().find(area, repositoryId, tag).stream())
                .findFirst();
    }

    /** All of these, with who pushed them. */
    List<String> all(long repositoryId, Digest image) {
        List<String> all = new ArrayList<>();
        referrers(repositoryId, image).forEach(each -> all.add(each.digest() + " " + each.pushedBy()));
        SUFFIXES.forEach(suffix -> byTag(repositoryId, image, suffix).ifPresent(each -> all.add(each.toString())));
        return all;
    }
}
