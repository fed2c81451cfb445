// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.staging;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;

/**
 * A tag that is to be.
 *
 * @param name of the repository when it was staged
 */
public record StagedTag(long repositoryId, RepositoryName name, Tag tag, Digest digest) {

    @Override
    public String toString() {
        return name + ":" + tag;
    }
}
