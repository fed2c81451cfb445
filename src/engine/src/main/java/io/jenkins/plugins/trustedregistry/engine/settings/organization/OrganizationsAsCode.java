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

/**
 * Brings organizations, teams, repositories and grants in line with the settings, and writes them down as settings. What the
 * settings name is made or changed to be as they say; what they don't name is left as it is. Doing it twice changes nothing.
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
        Organization organization = new Organization(
                wanted.name(), wanted.description(), wanted.createOnPush(), Set.copyOf(wanted.owners()));
        Optional<Organization> there = accounts.organizations().find(wanted.name());
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
        Team team = new Team(name, wanted.description(), Set.copyOf(wanted.members()));
        Optional<Team> there = accounts.teams().find(name);
        if (there.isEmpty()) {
            accounts.teams().create(team);
        } else if (!there.get().equals(team)) {
            accounts.teams().update(team);
        }
    }

    private void apply(NamespaceName organization, RepositorySettings wanted) {
        RepositoryName name = RepositoryName.of(organization, wanted.name());
        Visibility visibility = Visibility.valueOf(wanted.visibility().toUpperCase(Locale.ROOT));
        ScanMode scanMode = wanted.scanOnPush() ? ScanMode.ON_PUSH : ScanMode.MANUALLY;
        Optional<Repository> there = repositories.find(name);
        if (there.isEmpty()) {
            repositories.create(
                    new Repository(0, name, visibility, wanted.description(), scanMode, clock.instant(), AUTHOR),
                    wanted.rules());
        } else {
            Repository now = there.get();
            repositories.update(
                    new Repository(
                            now.id(),
                            name,
                            visibility,
                            wanted.description(),
                            scanMode,
                            now.createdAt(),
                            now.createdBy()),
                    wanted.rules());
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
                        .map(team -> new TeamSettings(team.name().team(), team.description(), sorted(team.members())))
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
                organization.description(),
                organization.createOnPush(),
                sorted(organization.owners()),
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
                repository.description(),
                repository.visibility().name().toLowerCase(Locale.ROOT),
                repository.scanMode() == ScanMode.ON_PUSH,
                theirs.immutable().patterns().patterns(),
                theirs.immutable().days(),
                theirs.untagged().map(UntaggedRule::toString).orElse(""),
                theirs.scanner().map(ScannerName::name).orElse(""),
                List.of(),
                List.of(),
                0,
                grants);
        for (RulesAsCode rules : others) {
            written = rules.export(repository, written);
        }
        return written;
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
