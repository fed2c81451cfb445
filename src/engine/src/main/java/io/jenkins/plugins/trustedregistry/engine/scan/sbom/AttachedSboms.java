// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.sbom;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.TaggedManifest;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the bills of materials that lie beside an image: its referrers, and what older tools push under a tag. */
public final class AttachedSboms {
    private static final int MOST = 1000;

    private final Manifests manifests;
    private final Tags tags;

    public AttachedSboms(Manifests manifests, Tags tags) {
        this.manifests = manifests;
        this.tags = tags;
    }

    /**
     * A bill beside an image.
     *
     * @param digest of the manifest that holds it
     * @param format its type, as whoever pushed it says
     * @param ours whether the registry made it
     */
    public record Attached(Digest digest, String format, long size, boolean ours, Instant pushedAt, String pushedBy) {
        static Attached of(ManifestSummary manifest) {
            return new Attached(
                    manifest.digest(),
                    manifest.artifactType().orElse(manifest.mediaType()).name(),
                    manifest.imageSize(),
                    manifest.annotations().containsKey(SbomManifest.MARK),
                    manifest.pushedAt(),
                    manifest.pushedBy());
        }
    }

    /** Of an image in a repository, by digest; those under a tag last. */
    public List<Attached> of(long repositoryId, Digest image) {
        List<Attached> found = new ArrayList<>(referrers(repositoryId, image).stream()
                .filter(each -> each.artifactType().map(AttachedSboms::isBill).orElse(false))
                .map(Attached::of)
                .toList());
        // cosign's way from before referrers: sha256-HEX.sbom
        Tag byTag = Tag.parse(image.algorithm() + "-" + image.hex() + ".sbom");
        Optional<TaggedManifest> tagged = tags.find(repositoryId, byTag);
        tagged.map(each -> Attached.of(each.manifest())).ifPresent(found::add);
        return found;
    }

    /** Those that bear an annotation. */
    List<ManifestSummary> marked(long repositoryId, Digest image, String mark) {
        return referrers(repositoryId, image).stream()
                .filter(each -> each.annotations().containsKey(mark))
                .toList();
    }

    private List<ManifestSummary> referrers(long repositoryId, Digest image) {
        return manifests.referrers(repositoryId, image, Optional.empty(), "", MOST);
    }

    private static boolean isBill(MediaType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return name.contains("cyclonedx") || name.contains("spdx") || name.contains("syft") || name.contains("sbom");
    }
}
