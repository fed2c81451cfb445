// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import java.util.Optional;

/** What teams may do on repositories. Grants go with their team and with their repository. */
public interface Grants {

    Optional<Grant> find(TeamName team, RepositoryName repository);

    /**
     * Gives a team a right, in place of the one it had on that repository.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 404 when there is no such team or no such repository
     */
    void put(Grant grant);

    /** Takes a team's right away; false when it had none. */
    boolean remove(TeamName team, RepositoryName repository);

    /** At most {@code limit} grants of a team on repositories that come after {@code after}, in the order of repositories. */
    List<Grant> ofTeam(TeamName team, String after, int limit);

    /** All grants on a repository, in the order of teams. */
    List<Grant> onRepository(RepositoryName repository);
}
