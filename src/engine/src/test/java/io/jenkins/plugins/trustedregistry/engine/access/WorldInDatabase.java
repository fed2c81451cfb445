// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.accounts.FakeDirectory;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty world for each test, and a count of the statements that questions cost. */
abstract class WorldInDatabase {
    @TempDir
    Path folder;

    SqliteDatabase database;
    StatementLog statements;
    World world;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        statements = new StatementLog(database);
        world = new World(statements, FakeDirectory.empty());
    }

    @AfterEach
    void close() {
        database.close();
    }
}
