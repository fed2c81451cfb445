// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.organization;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organization;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PruningPolicySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Components;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An organization with its teams and repositories. Only the name is required. What is left out is null: a new organization has the
 * default, one that is there keeps what it has.
 *
 * @param createOnPush whether a push to a repository that does not exist makes it; default false
 * @param owners all of them; default none
 * @param pruning policies that hold in all its repositories; those of other names stay
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganizationSettings(
        @JsonProperty(value = "name", required = true) NamespaceName name,
        @Nullable String description,
        @Nullable Boolean createOnPush,
        @Nullable List<Member> owners,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TeamSettings> teams,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RepositorySettings> repositories,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PruningPolicySettings> pruning) {
    private static final Components<OrganizationSettings> COMPONENTS = new Components<>(OrganizationSettings.class);

    public OrganizationSettings {
        owners = owners == null ? null : List.copyOf(owners);
        teams = List.copyOf(requireNonNullElse(teams, List.of()));
        repositories = List.copyOf(requireNonNullElse(repositories, List.of()));
        pruning = List.copyOf(requireNonNullElse(pruning, List.of()));
    }

    /** The same with these pruning policies. */
    public OrganizationSettings withPruning(List<PruningPolicySettings> changed) {
        return COMPONENTS.with(this, "pruning", changed);
    }

    /** The same without passwords, fit to be shown. */
    public OrganizationSettings withoutSecrets() {
        return COMPONENTS.with(
                this,
                "repositories",
                repositories.stream().map(RepositorySettings::withoutSecrets).toList());
    }

    /** The organization with what these settings say of it. */
    Organization over(Organization before) {
        return new Organization(
                before.name(),
                requireNonNullElse(description, before.description()),
                requireNonNullElse(createOnPush, before.createOnPush()),
                owners == null ? before.owners() : Set.copyOf(owners));
    }
}
