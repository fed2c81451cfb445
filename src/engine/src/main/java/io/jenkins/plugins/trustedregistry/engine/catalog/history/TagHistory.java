// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.history;

import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Where tags have pointed. */
public interface TagHistory {

    /**
     * The movements of a tag, the latest first, also of one that is not there any more.
     *
     * @param before only those before this one
     */
    List<TagMove> of(long repositoryId, Tag tag, OptionalLong before, int limit);

    /** Forgets at most {@code limit} movements before this time, and says how many there were. */
    int forget(Instant before, int limit);
}
