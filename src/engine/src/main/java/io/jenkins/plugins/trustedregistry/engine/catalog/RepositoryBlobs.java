// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.List;
import java.util.OptionalLong;

/** Which blobs a repository has: only these can be pulled through it, whatever else the store holds. */
public interface RepositoryBlobs {

    /** The blob's size, or empty when the repository does not have it. */
    OptionalLong size(long repositoryId, Digest digest);

    /**
     * Gives the repository a blob that is in the store; a second time is no error. On stable storage on return.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException NAME_UNKNOWN when the repository was deleted
     *     meanwhile
     */
    void link(long repositoryId, Digest digest, long size);

    /** The same for a build that stages: nobody but who pushes into this area knows of the blob, unless it was known before. */
    void stage(long repositoryId, Digest digest, long size, StagingId area);

    /**
     * Takes the blob from the repository; false when it did not have it.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException UNSUPPORTED while a manifest of the repository
     *     names the blob: an image that could be pulled stays one that can
     */
    boolean unlink(long repositoryId, Digest digest);

    /** Repositories that have this blob, at most {@code limit}, by id. */
    List<Long> repositoriesWith(Digest digest, int limit);
}
