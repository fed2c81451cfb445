// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deletes, to the trash or for good as the order says; one transaction each. All throw DENIED when an immutable tag that nobody
 * released stands in the way, and say false when there is nothing of that name in use, also when it lies in the trash.
 */
public interface Removals {

    /** Removes a tag and leaves its manifest. */
    boolean tag(long repositoryId, Tag tag, Removal removal);

    /**
     * Removes a tag with all that nothing else leads to, which comes back with it: also the tags under which cosign keeps what is about
     * it. Immutable tags need no further look: what they lead to is led to.
     *
     * @return what is gone; empty when there is no such tag
     */
    Optional<TaggedImage> image(long repositoryId, Tag tag, Removal removal);

    /**
     * The same only if the tag still points where it did, and nobody has pushed it since.
     *
     * @param taggedAt when it was pushed last, as whoever decided saw it
     */
    Optional<TaggedImage> image(long repositoryId, Tag tag, Digest digest, Instant taggedAt, Removal removal);

    /** What {@link #image} would remove now; empty when there is no such tag. Says nothing of immutable tags. */
    Optional<TaggedImage> imageOf(long repositoryId, Tag tag);

    /**
     * Removes a manifest and every tag that points at it. An index that names it stays and can be pulled, but the image it named
     * there can't; an immutable tag of such an index stands in the way.
     */
    boolean manifest(long repositoryId, Digest digest, Removal removal);

    /**
     * Removes a manifest if still no tag points at it, no index names it, and nobody pushed it after {@code notAfter}.
     *
     * @return false also when one of that has changed
     */
    boolean untagged(long repositoryId, Digest digest, Instant notAfter, Removal removal);

    /** Removes a repository with its manifests, tags and blob links. */
    default boolean repository(RepositoryName name, Removal removal) {
        return repository(name, removal, () -> "");
    }

    /**
     * The same.
     *
     * @param document asked within the same transaction for a text to be kept with it, once the repository is out of use
     */
    boolean repository(RepositoryName name, Removal removal, Supplier<String> document);

    /**
     * Removes every repository of a namespace that ceases to exist, and puts the trash of the namespace away with them. Is one
     * transaction with whatever else ends the namespace when it is called inside a write.
     *
     * @param document what is needed to make the namespace again
     * @return how many repositories there were
     */
    int namespace(NamespaceName name, String document, Removal removal);
}
