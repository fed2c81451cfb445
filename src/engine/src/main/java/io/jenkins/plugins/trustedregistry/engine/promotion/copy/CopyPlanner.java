// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.copy;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.BesideTags;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out what goes along with an image; changes nothing. */
public final class CopyPlanner {
    /** An image with more around it is no image that a person made. */
    private static final int MOST_MANIFESTS = 5_000;

    private static final int DEEPEST = 16;
    private static final int PAGE = 200;

    private final Catalog catalog;

    public CopyPlanner(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Empty when the source does not have the image. */
    public Optional<CopyPlan> plan(Repository source, Digest image) {
        Walk walk = new Walk(source.id());
        return walk.add(image, 0) ? Optional.of(walk.plan(image)) : Optional.empty();
    }

    /** Whether a tag is one of those that only stand beside an image. */
    public static boolean isBeside(Tag tag) {
        return tag.name().matches("sha(256|512)-[0-9a-f]{64,128}(\\..{1,20})?");
    }

    /** One walk through what belongs to an image. */
    private final class Walk {
        private final long repositoryId;
        private final Map<Digest, CopyPlan.Part> parts = new LinkedHashMap<>();
        private final Map<Digest, Long> blobs = new LinkedHashMap<>();
        private final Map<Tag, Digest> beside = new LinkedHashMap<>();

        Walk(long repositoryId) {
            this.repositoryId = repositoryId;
        }

        boolean add(Digest digest, int depth) {
            if (parts.containsKey(digest)) {
                return true;
            }
            Optional<StoredManifest> stored = catalog.manifests().find(repositoryId, digest);
            if (stored.isEmpty()) {
                return false;
            }
            requireWithinLimits(depth);
            Manifest parsed =
                    ManifestParser.parse(stored.get().content(), stored.get().mediaType());
            for (Descriptor named : parsed.manifests()) {
                add(named.digest(), depth + 1);
            }
            parsed.blobs().forEach(blob -> addBlob(blob.digest()));
            parts.put(digest, new CopyPlan.Part(stored.get(), parsed));
            addWhatIsAbout(digest, depth);
            return true;
        }

        private void addBlob(Digest digest) {
            OptionalLong size = catalog.blobs().size(repositoryId, digest);
            size.ifPresent(bytes -> blobs.put(digest, bytes)); // else a layer that may be elsewhere
        }

        private void addWhatIsAbout(Digest digest, int depth) {
            for (ManifestSummary referrer : referrers(digest)) {
                if (!isStaged(referrer.digest())) {
                    add(referrer.digest(), depth + 1);
                }
            }
            for (Tag tag : BesideTags.of(digest)) {
                catalog.tags().resolve(repositoryId, tag).ifPresent(about -> {
                    if (add(about, depth + 1)) {
                        beside.put(tag, about);
                    }
                });
            }
        }

        private boolean isStaged(Digest digest) {
            return catalog.unpublished().hides(repositoryId, digest, Optional.empty());
        }

        private List<ManifestSummary> referrers(Digest digest) {
            List<ManifestSummary> all = new ArrayList<>();
            List<ManifestSummary> page;
            String after = "";
            do {
                page = catalog.manifests().referrers(repositoryId, digest, Optional.empty(), after, PAGE);
                all.addAll(page);
                after = page.isEmpty()
                        ? after
                        : page.get(page.size() - 1).digest().toString();
            } while (page.size() == PAGE);
            return all;
        }

        private void requireWithinLimits(int depth) {
            if (parts.size() >= MOST_MANIFESTS || depth > DEEPEST) {
                throw new RegistryException(
                        ErrorCode.UNSUPPORTED,
                        409,
                        "The image can't be promoted: with its signatures and reports it has more than "
                                + MOST_MANIFESTS + " manifests, or they are about each other more than " + DEEPEST
                                + " levels deep.",
                        Map.of());
            }
        }

        CopyPlan plan(Digest image) {
            return new CopyPlan(image, List.copyOf(parts.values()), blobs, beside);
        }
    }
}
