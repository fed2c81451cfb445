// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import java.util.List;
import java.util.Set;

/** Who is in which team, one member at a time. */
public interface Memberships {

    /**
     * Puts a member into a team; false when it was in already.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 404 when there is no such team
     */
    boolean add(TeamName team, Member member);

    /** Takes a member out of a team; false when it was not in. */
    boolean remove(TeamName team, Member member);

    /** The teams that one of these is in, in order. */
    List<TeamName> teamsOf(Set<Member> members);

    /**
     * Takes a member out of all teams and all owners. For a user or robot account that ceases to exist, so that a later one of
     * the same name does not come into its rights.
     */
    void forget(Member member);

    /** Gives a member another name in all teams and among all owners, for a folder or job that is renamed or moved. */
    void rename(Member from, Member to);
}
