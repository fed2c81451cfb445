// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository's tags. Lists are in the order of the tags' bytes. */
public interface Tags {

    Optional<Digest> resolve(long repositoryId, Tag tag);

    /**
     * At most {@code limit} tags after {@code after} (empty text: from the start). Nobody may change the list: as long as the same
     * object comes again, nothing has changed.
     */
    List<Tag> list(long repositoryId, String after, int limit);

    /** A tag with what it points at. */
    Optional<TaggedManifest> find(long repositoryId, Tag tag);

    /** The list with what each tag points at. */
    List<TaggedManifest> details(long repositoryId, String after, int limit);

    /** Tags that point at this manifest. */
    List<Tag> of(long repositoryId, Digest digest);

    /** How many tags many repositories have, by their ids, and when the last one was set; those without a tag are left out. */
    Map<Long, Figures> figures(Collection<Long> repositoryIds);

    /** @param latest when a tag was set last */
    record Figures(long count, Instant latest) {}

    /** Removes a tag past the trash, and otherwise as {@code Removals} does; false when it was not there. */
    boolean delete(long repositoryId, Tag tag);
}
