// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import java.util.Set;

/** Members of an organization who get grants together. */
public record Team(TeamName name, String description, Set<Member> members) {

    public Team {
        Description.check(description);
        members = Member.ordered(members);
    }
}
