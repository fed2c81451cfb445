// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Map;

/** What a team may do on one repository of its organization. Grants of several teams add up: the highest wins. */
public record Grant(TeamName team, RepositoryName repository, Role role) {

    public Grant {
        if (!repository.isQualified() || !repository.namespace().equals(team.organization())) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "The team " + team + " can't be given a right on " + repository + ", which is not a repository of "
                            + team.organization() + ": make a team in the organization that has the repository, and put"
                            + " the same members into it.",
                    Map.of());
        }
    }
}
