// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import java.util.List;
import java.util.stream.Stream;

/** Who can give rights on a repository of an organization. */
record Granters(List<Member> owners, List<TeamName> teams) {

    static final Granters NOBODY = new Granters(List.of(), List.of());

    Granters {
        owners = List.copyOf(owners);
        teams = List.copyOf(teams);
    }

    Granters plus(Member owner) {
        return new Granters(Stream.concat(owners.stream(), Stream.of(owner)).toList(), teams);
    }

    Granters plus(TeamName team) {
        return new Granters(
                owners, Stream.concat(teams.stream(), Stream.of(team)).toList());
    }
}
