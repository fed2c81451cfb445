// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.staging;

import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables {@code staging} and {@code staging_login}. */
final class StagingTable {
    private final Database database;

    StagingTable(Database database) {
        this.database = database;
    }

    /** @param name whose it is, as logs show it */
    void add(StagingId id, BuildId build, String name, Instant now) {
        database.change(handle -> handle.createUpdate("""
                                INSERT INTO staging (id, build, by_name, began_at) VALUES (:id, :build, :name, :now)""")
                .bind("id", id.text())
                .bind("build", build.text())
                .bind("name", name)
                .bind("now", now.toEpochMilli())
                .execute());
    }

    /** Whose area it is; empty when it was published or given up. */
    Optional<BuildId> build(StagingId id) {
        return database.read(handle -> handle.createQuery("SELECT build FROM staging WHERE id = :id")
                .bind("id", id.text())
                .map((row, context) -> new BuildId(row.getString("build")))
                .findFirst());
    }

    void join(StagingId id, String login) {
        database.change(handle -> handle.createUpdate("INSERT INTO staging_login (login, staging) VALUES (:login, :id)")
                .bind("login", login)
                .bind("id", id.text())
                .execute());
    }

    Optional<StagingId> ofLogin(String login) {
        return database.read(handle -> handle.createQuery("SELECT staging FROM staging_login WHERE login = :login")
                .bind("login", login)
                .map((row, context) -> new StagingId(row.getString("staging")))
                .findFirst());
    }

    /** Any login of it that is still good. */
    Optional<String> login(StagingId id) {
        return database.read(handle -> handle.createQuery(
                        "SELECT login FROM staging_login WHERE staging = :id ORDER BY login LIMIT 1")
                .bind("id", id.text())
                .mapTo(String.class)
                .findFirst());
    }

    /** Whose it is, as logs show it; empty when there is no such area. */
    Optional<String> name(StagingId id) {
        return database.read(handle -> handle.createQuery("SELECT by_name FROM staging WHERE id = :id")
                .bind("id", id.text())
                .mapTo(String.class)
                .findFirst());
    }

    List<StagingId> of(BuildId build) {
        return database.read(handle -> handle.createQuery("SELECT id FROM staging WHERE build = :build ORDER BY id")
                .bind("build", build.text())
                .map((row, context) -> new StagingId(row.getString("id")))
                .list());
    }

    /** False when it was not there. */
    boolean remove(StagingId id) {
        return database.write(handle -> handle.createUpdate("DELETE FROM staging WHERE id = :id")
                        .bind("id", id.text())
                        .execute()
                > 0);
    }

    List<BuildId> builds() {
        return database.read(handle -> handle.createQuery("SELECT DISTINCT build FROM staging")
                .map((row, context) -> new BuildId(row.getString("build")))
                .list());
    }
}
