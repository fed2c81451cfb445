// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.organization;

import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.Grant;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organization;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.accounts.Team;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.ScanMode;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Rules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings organizations, teams, repositories and grants in line with the settings, and writes them down as settings. What the
 * settings name is made or changed to be as they say; what they don't name is left as it is, down to the single keys of an organization, a
 * team and a repository. Doing it twice changes nothing. What nobody ever set is left out when it is written down, so that it can still be
 * set elsewhere.
 */
public final class OrganizationsAsCode {
    private static final int PAGE = 500;
    private static final String AUTHOR = "settings";

    private final Database database;
    private final Accounts accounts;
    private final Repositories repositories;
    private final Rules rules;
    private final List<RulesAsCode> others;
    private final InstantSource clock;

    /** @param others rules that organizations and repositories have beside */
    public OrganizationsAsCode(
            Database database, Accounts accounts, Catalog catalog, List<RulesAsCode> others, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.repositories = catalog.repositories();
        this.rules = catalog.rules();
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    /** All or nothing: a mistake in one organization leaves everything as it was. */
    public void apply(List<OrganizationSettings> wanted) {
        database.change(handle -> wanted.forEach(this::apply));
    }

    private void apply(OrganizationSettings wanted) {
        Optional<Organization> there = accounts.organizations().find(wanted.name());
        Organization organization =
                wanted.over(there.orElseGet(() -> new Organization(wanted.name(), "", false, Set.of())));
        if (there.isEmpty()) {
            accounts.organizations().create(organization);
        } else if (!there.get().equals(organization)) {
            accounts.organizations().update(organization);
        }
        wanted.teams().forEach(team -> apply(wanted.name(), team));
        wanted.repositories().forEach(repository -> apply(wanted.name(), repository));
        others.forEach(rules -> rules.apply(wanted));
    }

    private void apply(NamespaceName organization, TeamSettings wanted) {
        TeamName name = new TeamName(organization, wanted.name());
        Optional<Team> there = accounts.teams().find(name);
        Team team = wanted.over(there.orElseGet(() -> new Team(name, "", Set.of())));
        if (there.isEmpty()) {
            accounts.teams().create(team);
        } else if (!there.get().equals(team)) {
            accounts.teams().update(team);
        }
    }

    private void apply(NamespaceName organization, RepositorySettings wanted) {
        RepositoryName name = RepositoryName.of(organization, wanted.name());
        Optional<Repository> there = repositories.find(name);
        if (there.isEmpty()) {
            Repository fresh =
                    new Repository(0, name, Visibility.PRIVATE, "", ScanMode.ON_PUSH, clock.instant(), AUTHOR);
            repositories.create(wanted.over(fresh), wanted.over(RepositoryRules.NONE));
        } else {
            Repository now = there.get();
            repositories.update(wanted.over(now), wanted.over(rules.of(now.id())));
        }
        for (RepositorySettings.GrantSettings grant : wanted.grants()) {
            accounts.grants().put(new Grant(new TeamName(organization, grant.team()), name, Role.parse(grant.right())));
        }
        repositories.find(name).ifPresent(made -> others.forEach(rules -> rules.apply(made, wanted)));
    }

    /** Everything there is, in the order of names. */
    public List<OrganizationSettings> export() {
        return all(
                        after -> accounts.organizations().list(after, PAGE),
                        organization -> organization.name().name())
                .stream()
                .map(this::export)
                .toList();
    }

    private OrganizationSettings export(Organization organization) {
        NamespaceName name = organization.name();
        List<TeamSettings> teams =
                all(
                                after -> accounts.teams().list(name, after, PAGE),
                                team -> team.name().team())
                        .stream()
                        .map(team -> new TeamSettings(
                                team.name().team(), given(team.description()), given(sorted(team.members()))))
                        .toList();
        List<RepositorySettings> held =
                all(
                                after -> repositories.list(name, after, PAGE),
                                repository -> repository.name().name())
                        .stream()
                        .map(this::export)
                        .toList();
        OrganizationSettings written = new OrganizationSettings(
                name,
                given(organization.description()),
                organization.createOnPush(),
                given(sorted(organization.owners())),
                teams,
                held,
                List.of());
        for (RulesAsCode rules : others) {
            written = rules.export(written);
        }
        return written;
    }

    private RepositorySettings export(Repository repository) {
        List<RepositorySettings.GrantSettings> grants = accounts.grants().onRepository(repository.name()).stream()
                .map(grant -> new RepositorySettings.GrantSettings(
                        grant.team().team(), grant.role().toString()))
                .toList();
        RepositoryRules theirs = rules.of(repository.id());
        RepositorySettings written = new RepositorySettings(
                repository.name().rest(),
                given(repository.description()),
                repository.visibility().name().toLowerCase(Locale.ROOT),
                repository.scanMode() == ScanMode.ON_PUSH,
                given(theirs.immutable().patterns().patterns()),
                theirs.immutable().days() == 0 ? null : theirs.immutable().days(),
                theirs.untagged().map(UntaggedRule::toString).orElse(null),
                theirs.scanner().map(ScannerName::name).orElse(null),
                List.of(),
                List.of(),
                List.of(),
                null,
                grants);
        for (RulesAsCode rules : others) {
            written = rules.export(repository, written);
        }
        return written;
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <T> @Nullable List<T> given(List<T> values) {
        return values.isEmpty() ? null : values;
    }

    private static List<Member> sorted(Collection<Member> members) {
        return members.stream().sorted().toList();
    }

    private static <T> List<T> all(Function<String, List<T>> page, Function<T, String> key) {
        List<T> all = new ArrayList<>();
        List<T> next = page.apply("");
        while (!next.isEmpty()) {
            all.addAll(next);
            next = next.size() < PAGE ? List.of() : page.apply(key.apply(next.get(next.size() - 1)));
        }
        return all;
    }
}
