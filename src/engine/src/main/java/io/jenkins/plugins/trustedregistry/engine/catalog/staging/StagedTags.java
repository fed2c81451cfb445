// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.staging;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import java.util.Optional;

/** What staging areas hold. */
public interface StagedTags {

    /** The tags shall point at this manifest, and no more at what they were staged for before. */
    void put(StagingId staging, long repositoryId, RepositoryName name, List<Tag> tags, Digest digest);

    /** What a tag shall point at; empty when the area says nothing of it. */
    Optional<Digest> find(StagingId staging, long repositoryId, Tag tag);

    /** All of an area, by repository and tag. */
    List<StagedTag> of(StagingId staging);

    /**
     * Points every tag of an area where it shall, in one transaction, and writes the movements down as pushes. The area keeps its tags.
     *
     * @param by as the history of the tags shows it
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException when a repository or manifest is not there any more, or a
     *     tag is immutable and points elsewhere; then no tag has moved
     */
    void point(StagingId staging, String by);
}
