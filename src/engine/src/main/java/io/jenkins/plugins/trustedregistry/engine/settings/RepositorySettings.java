// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A repository of an organization. Only the name is required.
 *
 * @param name the part behind the organization's name
 * @param visibility {@code public} or {@code private}; default private
 * @param scanOnPush default true
 * @param grants what teams of the organization may do
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RepositorySettings(
        String name, String description, String visibility, boolean scanOnPush, List<GrantSettings> grants) {

    public RepositorySettings {
        grants = List.copyOf(grants);
        if (!visibility.equals("public") && !visibility.equals("private")) {
            throw new InvalidSettingException("visibility '" + visibility + "' is not known: use public or private.");
        }
    }

    @JsonCreator
    static RepositorySettings of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("visibility") @Nullable String visibility,
            @JsonProperty("scanOnPush") @Nullable Boolean scanOnPush,
            @JsonProperty("grants") @Nullable List<GrantSettings> grants) {
        return new RepositorySettings(
                name,
                Objects.requireNonNullElse(description, ""),
                Objects.requireNonNullElse(visibility, "private"),
                Objects.requireNonNullElse(scanOnPush, true),
                Objects.requireNonNullElse(grants, List.of()));
    }

    /** A team's right on the repository: read-only, read-write or admin. */
    public record GrantSettings(
            @JsonProperty(value = "team", required = true) String team,
            @JsonProperty(value = "right", required = true) String right) {}
}
