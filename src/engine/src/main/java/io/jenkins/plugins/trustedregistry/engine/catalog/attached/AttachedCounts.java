// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.attached;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Collection;
import java.util.Map;

/** How much was pushed about images. */
@FunctionalInterface
public interface AttachedCounts {

    /** Of these images of a repository, by kind; an image or kind of which there is nothing is left out. Two statements for 500 images. */
    Map<Digest, Map<AttachedKind, Integer>> of(long repositoryId, Collection<Digest> images);
}
