// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.lookup;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.BesideTags;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is attached to an image in its repository: referrers, and what cosign's tags lead to. */
public final class Attachments {
    private static final int MOST = 1000;
    private static final List<String> SUFFIXES = List.of("sig", "att");

    private final Catalog catalog;

    public Attachments(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Manifests whose subject it is, by digest. */
    public List<ManifestSummary> referrers(long repositoryId, Digest image) {
        return catalog.manifests().referrers(repositoryId, image, Optional.empty(), "", MOST);
    }

    /** What the tag {@code sha256-....sig} leads to, which older versions of cosign make. */
    public Optional<Digest> byTag(long repositoryId, Digest image, String suffix) {
        return BesideTags.of(image).stream()
                .filter(tag -> tag.name().endsWith("." + suffix))
                .findFirst()
                .flatMap(tag -> catalog.tags().resolve(repositoryId, tag));
    }

    /** All of these, with who pushed them. */
    List<String> all(long repositoryId, Digest image) {
        List<String> all = new ArrayList<>();
        referrers(repositoryId, image).forEach(each -> all.add(each.digest() + " " + each.pushedBy()));
        SUFFIXES.forEach(suffix -> byTag(repositoryId, image, suffix).ifPresent(each -> all.add(each.toString())));
        return all;
    }
}
