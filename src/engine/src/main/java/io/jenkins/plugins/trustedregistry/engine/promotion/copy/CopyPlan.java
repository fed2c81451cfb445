// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.copy;

import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import java.util.Map;

/**
 * What goes along with an image.
 *
 * @param image the manifest the tag points at
 * @param manifests all that go, in an order in which they can be put: what an index names before the index, referrers behind what they
 *     are about
 * @param blobs that they name and the source has, with their sizes
 * @param beside tags by which older tools find what is about an image ({@code sha256-HEX.sig}), and what they point at
 */
public record CopyPlan(Digest image, List<Part> manifests, Map<Digest, Long> blobs, Map<Tag, Digest> beside) {

    public CopyPlan {
        manifests = List.copyOf(manifests);
        blobs = Map.copyOf(blobs);
        beside = Map.copyOf(beside);
    }

    /** One manifest. */
    public record Part(StoredManifest stored, Manifest parsed) {
        public Digest digest() {
            return stored.digest();
        }
    }

    List<Digest> digests() {
        return manifests.stream().map(Part::digest).toList();
    }

    /** What the image's manifest says. */
    public Manifest parsedImage() {
        return manifests.stream()
                .filter(part -> part.digest().equals(image))
                .findFirst()
                .orElseThrow()
                .parsed();
    }
}
