// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageTarget;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One of the two repositories of a mirror: the one here or the one there. Either can be copied from, and into. */
public interface Side {

    /** All tags, in the order of their names; those that only stand beside an image as well. */
    List<Tag> tags() throws IOException, InterruptedException;

    /** What a tag leads to; empty when there is no such tag. */
    Optional<Digest> digest(Tag tag) throws IOException, InterruptedException;

    /** Of a copy from here. */
    ImageSource image(Digest digest) throws IOException;

    /** Of a copy into here. */
    ImageTarget target() throws IOException;
}
