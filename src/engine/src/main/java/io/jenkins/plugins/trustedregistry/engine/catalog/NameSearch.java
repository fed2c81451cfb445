// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import java.util.Optional;

/** Looks for tags and images in all repositories; whoever asks sorts out what may be seen. In the order of repositories. */
public interface NameSearch {

    /** Where a list goes on: after this repository and tag or digest; empty texts: from the start. */
    record After(String repository, String name) {
        public static final After NOTHING = new After("", "");
    }

    /** An image, with the tag by which it was found where that was so. */
    record Hit(RepositoryName repository, Optional<Tag> tag, Digest digest) {}

    /** Tags that hold this text, in whatever letters, at most {@code limit}. */
    List<Hit> tags(String text, After after, int limit);

    /** Manifests whose digests begin so, at most {@code limit}. */
    List<Hit> digests(String start, After after, int limit);
}
