// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.staging;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.regex.Pattern;

/**
 * A tag that is to be.
 *
 * @param name of the repository when it was staged
 */
public record StagedTag(long repositoryId, RepositoryName name, Tag tag, Digest digest) {
    private static final Pattern BESIDE = Pattern.compile("sha(256|512)-[0-9a-f]{64,128}(\\.\\w+)?");

    /** Whether it is no image's own: where cosign and the registry keep what they say of one. */
    public boolean isBesideAnImage() {
        return BESIDE.matcher(tag.name()).matches();
    }

    @Override
    public String toString() {
        return name + ":" + tag;
    }
}
