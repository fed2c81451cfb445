// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.List;
import java.util.Optional;

/** The teams of organizations. */
public interface Teams {

    Optional<Team> find(TeamName name);

    /**
     * Makes a team.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 404 when there is no such organization, 409 when it has a team of that name
     */
    void create(Team team);

    /** Saves description and members; false when it is gone. */
    boolean update(Team team);

    /** Removes the team with its grants; false when it was not there. */
    boolean delete(TeamName name);

    /** At most {@code limit} teams whose short names come after {@code after} (empty text: from the start), in order. */
    List<Team> list(NamespaceName organization, String after, int limit);
}
