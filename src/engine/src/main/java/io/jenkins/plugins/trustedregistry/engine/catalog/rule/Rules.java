// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The rules that repositories have. */
public interface Rules {

    /** The rules of one repository; {@link RepositoryRules#NONE} for one that is gone. */
    default RepositoryRules of(long repositoryId) {
        return of(java.util.List.of(repositoryId)).getOrDefault(repositoryId, RepositoryRules.NONE);
    }

    /** The rules of many repositories, by their ids; those that are gone are left out. */
    Map<Long, RepositoryRules> of(Collection<Long> repositoryIds);

    /** Sets the rules, which hold for the tags there are from now on; false when the repository is gone. */
    boolean set(long repositoryId, RepositoryRules rules);

    /** Lets a tag go, whatever the rules say; it holds for what the tag points at now. Empty when there is no such tag. */
    Optional<Release> release(long repositoryId, Tag tag, String by, String reason);

    /** The release of a tag that still holds. */
    Optional<Release> release(long repositoryId, Tag tag);

    /** Takes a release back; false when there was none that holds. */
    boolean hold(long repositoryId, Tag tag);
}
