// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;
import java.util.Set;

/**
 * A namespace with owners and teams.
 *
 * @param createOnPush whether a push of somebody who may create repositories here makes the one that is missing
 * @param owners who may do everything within it; none: only administrators of the registry. Never a robot account: those get
 *     their rights through teams alone
 */
public record Organization(NamespaceName name, String description, boolean createOnPush, Set<Member> owners) {

    public Organization {
        Description.check(description);
        owners = Member.ordered(owners);
        owners.stream()
                .filter(owner -> owner.kind() == Member.Kind.ROBOT)
                .findAny()
                .ifPresent(Organization::refuse);
    }

    private static void refuse(Member robot) {
        throw new RegistryException(
                ErrorCode.UNSUPPORTED,
                400,
                "The robot account " + robot.name()
                        + " can't own an organization: put it into a team and give the team a" + " right.",
                Map.of());
    }
}
