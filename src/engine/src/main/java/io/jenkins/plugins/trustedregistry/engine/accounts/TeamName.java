// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Comparator;
import java.util.Map;

/** The whole name of a team, {@code organization/team}. Both parts have the grammar of a namespace. */
public record TeamName(NamespaceName organization, String team) implements Comparable<TeamName> {
    private static final Comparator<TeamName> ORDER =
            Comparator.comparing(TeamName::organization).thenComparing(TeamName::team);

    public TeamName {
        try {
            NamespaceName.parse(team);
        } catch (RegistryException e) {
            throw invalid(team);
        }
    }

    /** Parses {@code organization/team}. */
    public static TeamName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw invalid(text);
        }
        return new TeamName(NamespaceName.parse(text.substring(0, slash)), text.substring(slash + 1));
    }

    private static RegistryException invalid(String text) {
        return new RegistryException(
                ErrorCode.NAME_INVALID,
                "The team '" + Shown.of(text) + "' is not well-formed: write organization/team, and use up to 128"
                        + " lower-case letters and digits for the team, separated by single '.', '_', '__' or '-'.",
                Map.of("team", Shown.of(text)));
    }

    @Override
    public int compareTo(TeamName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return organization + "/" + team;
    }
}
