// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.FakeDirectory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Grant;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organization;
import io.jenkins.plugins.trustedregistry.engine.accounts.RepositoryRows;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.accounts.Team;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A registry's accounts and repositories, built in few words. */
final class World {
    final FakeDirectory directory;
    final Accounts accounts;
    final Access access;
    final RepositoryRows repositories;

    World(Database database, FakeDirectory directory) {
        this.directory = directory;
        accounts = Accounts.on(database, directory);
        access = Access.on(database, directory);
        repositories = new RepositoryRows(database);
    }

    World organization(String name, boolean createOnPush, String... owners) {
        accounts.organizations().create(new Organization(NamespaceName.parse(name), "", createOnPush, members(owners)));
        return this;
    }

    World team(String name, String... members) {
        accounts.teams().create(new Team(TeamName.parse(name), "", members(members)));
        return this;
    }

    World publicRepository(String name) {
        repositories.add(name, Visibility.PUBLIC);
        return this;
    }

    World privateRepository(String name) {
        repositories.add(name, Visibility.PRIVATE);
        return this;
    }

    World grant(String team, String repository, Role role) {
        accounts.grants().put(new Grant(TeamName.parse(team), RepositoryName.parse(repository), role));
        return this;
    }

    Principal user(String name) {
        return Principal.of(directory.find(name).orElseThrow());
    }

    Decision on(Principal principal, String repository, RepositoryAction action) {
        return access.control().onRepository(principal, RepositoryName.parse(repository), action);
    }

    Decision in(Principal principal, String namespace, NamespaceAction action) {
        return access.control().onNamespace(principal, NamespaceName.parse(namespace), action);
    }

    private static Set<Member> members(String... texts) {
        return Arrays.stream(texts).map(Member::parse).collect(Collectors.toSet());
    }
}
