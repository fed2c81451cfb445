// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that was deleted and can be restored.
 *
 * @param id sorts by the time of deletion
 * @param repository empty for a namespace; of a tag or manifest as its repository is called now
 * @param repositoryInUse whether that repository is there, not itself in the trash
 * @param digest of a tag or manifest
 * @param staged whether only builds knew of that, which had staged it
 * @param tags the tags that come back with it; of a repository and a namespace they are left out
 * @param partOf the entry of the namespace it was deleted with, or whose deletion left it without one
 */
public record TrashEntry(
        String id,
        Kind kind,
        NamespaceName namespace,
        Optional<RepositoryName> repository,
        boolean repositoryInUse,
        Optional<Digest> digest,
        boolean staged,
        List<Tag> tags,
        Instant deletedAt,
        String deletedBy,
        Removal.Cause cause,
        String reason,
        Instant until,
        Optional<String> partOf) {

    public TrashEntry {
        tags = List.copyOf(tags);
    }

    /** What was deleted. */
    public enum Kind {
        TAG,
        MANIFEST,
        REPOSITORY,
        NAMESPACE
    }

    /** How sentences call it. */
    public String title() {
        return switch (kind) {
            case TAG -> "tag " + repository.orElseThrow() + ":" + tags.get(0);
            case MANIFEST -> "manifest " + repository.orElseThrow() + "@" + digest.orElseThrow();
            case REPOSITORY -> "repository " + repository.orElseThrow();
            case NAMESPACE -> "organization " + namespace;
        };
    }
}
