// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A team and who is in it, {@code kind:name} each: user, group, robot or job. Only the name is required. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TeamSettings(String name, String description, List<Member> members) {

    public TeamSettings {
        members = List.copyOf(members);
    }

    @JsonCreator
    static TeamSettings of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("members") @Nullable List<Member> members) {
        return new TeamSettings(
                name, Objects.requireNonNullElse(description, ""), Objects.requireNonNullElse(members, List.of()));
    }
}
