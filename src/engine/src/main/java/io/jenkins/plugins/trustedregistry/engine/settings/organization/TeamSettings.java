// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.organization;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Team;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A team and who is in it. Only the name is required. What is left out is null: a new team has none, one that is there keeps what it has.
 *
 * @param members all of them, {@code kind:name} each: user, group, robot or job
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TeamSettings(
        @JsonProperty(value = "name", required = true) String name,
        @Nullable String description,
        @Nullable List<Member> members) {

    public TeamSettings {
        members = members == null ? null : List.copyOf(members);
    }

    /** The team with what these settings say of it. */
    Team over(Team before) {
        return new Team(
                before.name(),
                requireNonNullElse(description, before.description()),
                members == null ? before.members() : Set.copyOf(members));
    }
}
