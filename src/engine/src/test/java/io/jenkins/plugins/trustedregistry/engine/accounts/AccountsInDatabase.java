// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh database for each test. */
abstract class AccountsInDatabase {
    final FakeDirectory directory = FakeDirectory.empty();

    @TempDir
    Path folder;

    SqliteDatabase database;
    RepositoryRows repositories;
    Accounts accounts;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        repositories = new RepositoryRows(database);
        accounts = Accounts.on(database, directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    static Organization organization(String name, String... owners) {
        return new Organization(NamespaceName.parse(name), "", false, members(owners));
    }

    static Team team(String name, String... members) {
        return new Team(TeamName.parse(name), "", members(members));
    }

    static Set<Member> members(String... texts) {
        return Arrays.stream(texts).map(Member::parse).collect(Collectors.toSet());
    }
}
