// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.event;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;

/**
 * A manifest that was pushed.
 *
 * @param tags that were pointed at it; none for a push by digest alone
 * @param fresh whether the repository did not have it before
 */
public record PushedImage(Repository repository, Digest digest, Manifest manifest, List<Tag> tags, boolean fresh) {

    public PushedImage {
        tags = List.copyOf(tags);
    }

    /** One that the repository had before, or that was brought there without a push. */
    public PushedImage(Repository repository, Digest digest, Manifest manifest, List<Tag> tags) {
        this(repository, digest, manifest, tags, false);
    }
}
