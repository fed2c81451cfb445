// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;

/**
 * A tag with all that nothing else leads to: what goes when the tag is deleted with its image.
 *
 * @param digest what the tag points at
 * @param manifests that one, the images that only it names if it is an index, and what is only about them (signatures, SBOMs,
 *     reports); empty when another tag points there too or an index names it, so that only the tag goes
 * @param beside tags by which cosign finds what is about these manifests
 */
public record TaggedImage(Tag tag, Digest digest, List<Digest> manifests, List<Tag> beside) {

    public TaggedImage {
        manifests = List.copyOf(manifests);
        beside = List.copyOf(beside);
    }
}
