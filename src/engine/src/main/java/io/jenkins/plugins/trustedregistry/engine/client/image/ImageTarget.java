// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.List;

/**
 * Where an image goes. Blobs come before the manifests that name them, manifests before the index that lists them, the image itself
 * before its referrers.
 */
public interface ImageTarget {

    /** How many blobs it takes at once; at least 1. */
    int lanes();

    /**
     * Takes a blob, unless it is there already or can be had without its bytes. Verifies that it is what the descriptor says.
     *
     * @return how it got there
     */
    LayerState take(Descriptor descriptor, BlobContent content, Progress progress)
            throws IOException, InterruptedException;

    /** Whether a manifest is there already; one that can't tell says no. */
    default boolean has(Digest digest) throws IOException, InterruptedException {
        return false;
    }

    /** Takes a manifest that a later one lists. */
    void takeChild(Document document) throws IOException, InterruptedException;

    /** Takes the image itself, under these tags; under its digest alone without any. */
    void takeRoot(Document document, List<Tag> tags) throws IOException, InterruptedException;

    /** Takes a manifest that is about one taken before. */
    void takeReferrer(Document document) throws IOException, InterruptedException;
}
