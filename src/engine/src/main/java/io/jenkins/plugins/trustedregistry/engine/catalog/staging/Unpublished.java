// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.staging;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Manifests and blobs that only running builds know of, which have staged them. They are known to all once one of these builds publishes,
 * or somebody else pushes the same bytes; what is given up stays unknown.
 */
public interface Unpublished {
    /**
     * Whether a manifest or blob of a repository is to be unknown to somebody.
     *
     * @param area into which they push; empty: into none
     */
    boolean hides(long repositoryId, Digest digest, Optional<StagingId> area);

    /** The areas, also those that were given up, whose builds alone know of a manifest or blob; none where all may. */
    List<StagingId> areas(long repositoryId, Digest digest);

    /** The manifests that were pushed into an area and that not all know of, by repository and digest. */
    List<StagedManifest> manifests(StagingId area);

    /** Makes these known to all. */
    void show(long repositoryId, Collection<Digest> digests);

    /** Makes everything known to all that was pushed into an area. */
    void show(StagingId area);

    /** Forgets what is not there any more. */
    void tidyUp();
}
