// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.accounts.Grant;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organization;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.accounts.Team;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is kept of a deleted organization beside its repositories; as JSON in the trash.
 *
 * @param robots as the robots put themselves down; holds hashes of their secrets, as their table does
 * @param kept what else was put down, by the names of the {@link Keepsake}s; left out in documents of before there were any
 */
record OrganizationDocument(
        String description,
        boolean createOnPush,
        List<String> owners,
        List<TeamDocument> teams,
        List<GrantDocument> grants,
        String robots,
        Map<String, String> kept) {
    private static final JsonMapper JSON = new JsonMapper();

    OrganizationDocument {
        kept = Map.copyOf(requireNonNullElse(kept, Map.of()));
    }

    static OrganizationDocument of(
            Organization organization, List<Team> teams, List<Grant> grants, String robots, Map<String, String> kept) {
        return new OrganizationDocument(
                organization.description(),
                organization.createOnPush(),
                texts(organization.owners()),
                teams.stream()
                        .map(team -> new TeamDocument(team.name().team(), team.description(), texts(team.members())))
                        .toList(),
                grants.stream()
                        .map(grant -> new GrantDocument(
                                grant.team().team(),
                                grant.repository().name(),
                                grant.role().toString()))
                        .toList(),
                robots,
                kept);
    }

    static OrganizationDocument parse(String text) {
        try {
            return JSON.readValue(text, OrganizationDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept of a deleted organization can't be read", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An organization can't be written as JSON", e);
        }
    }

    Organization organization(NamespaceName name) {
        return new Organization(name, description, createOnPush, members(owners));
    }

    List<Team> teams(NamespaceName organization) {
        return teams.stream()
                .map(team ->
                        new Team(new TeamName(organization, team.name()), team.description(), members(team.members())))
                .toList();
    }

    List<Grant> grants(NamespaceName organization) {
        return grants.stream()
                .map(grant -> new Grant(
                        new TeamName(organization, grant.team()),
                        RepositoryName.parse(grant.repository()),
                        Role.parse(grant.right())))
                .toList();
    }

    private static List<String> texts(Collection<Member> members) {
        return members.stream().map(Member::toString).sorted().toList();
    }

    private static Set<Member> members(List<String> texts) {
        return texts.stream().map(Member::parse).collect(Collectors.toUnmodifiableSet());
    }

    /** A team. */
    record TeamDocument(String name, String description, List<String> members) {}

    /** A right of a team. */
    record GrantDocument(String team, String repository, String right) {}
}
