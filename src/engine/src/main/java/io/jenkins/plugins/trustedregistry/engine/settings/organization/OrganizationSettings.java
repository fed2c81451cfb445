// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PruningPolicySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Components;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An organization with its teams and repositories. Only the name is required.
 *
 * @param pruning policies that hold in all its repositories; default none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OrganizationSettings(
        NamespaceName name,
        String description,
        boolean createOnPush,
        List<Member> owners,
        List<TeamSettings> teams,
        List<RepositorySettings> repositories,
        List<PruningPolicySettings> pruning) {
    private static final Components<OrganizationSettings> COMPONENTS = new Components<>(OrganizationSettings.class);

    public OrganizationSettings {
        owners = List.copyOf(owners);
        teams = List.copyOf(teams);
        repositories = List.copyOf(repositories);
        pruning = List.copyOf(pruning);
    }

    /** The same with these pruning policies. */
    public OrganizationSettings withPruning(List<PruningPolicySettings> changed) {
        return COMPONENTS.with(this, "pruning", changed);
    }

    @JsonCreator
    static OrganizationSettings of(
            @JsonProperty(value = "name", required = true) NamespaceName name,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("createOnPush") @Nullable Boolean createOnPush,
            @JsonProperty("owners") @Nullable List<Member> owners,
            @JsonProperty("teams") @Nullable List<TeamSettings> teams,
            @JsonProperty("repositories") @Nullable List<RepositorySettings> repositories,
            @JsonProperty("pruning") @Nullable List<PruningPolicySettings> pruning) {
        return new OrganizationSettings(
                name,
                Objects.requireNonNullElse(description, ""),
                Objects.requireNonNullElse(createOnPush, false),
                Objects.requireNonNullElse(owners, List.of()),
                Objects.requireNonNullElse(teams, List.of()),
                Objects.requireNonNullElse(repositories, List.of()),
                Objects.requireNonNullElse(pruning, List.of()));
    }
}
