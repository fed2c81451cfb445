// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data files of the first format, which had a row for each mention of a package: an update of the registry must not lose them. */
class OldDataFileTest {
    private static final String LOG4J = "org.apache.logging.log4j:log4j-core";

    @TempDir
    private Path folder;

    @Test
    void areReadAsTheyAre() throws Exception {
        try (TestAdvisories advisories = new TestAdvisories(folder)) {
            advisories.archive("Debian", Osv.debianZlib(), Osv.debianNotice());
            advisories.archive("Maven", Osv.log4shell());
        }
        makeOld();

        try (TestAdvisories advisories = new TestAdvisories(folder)) {
            assertThat(advisories.generations().newest()).isEqualTo(2);
            assertThat(advisories.generations().sources()).hasSize(2);
            assertThat(advisories
                            .lookup("Debian:11", "zlib", "1:1.2.11.dfsg-2")
                            .matches()
                            .get(0)
                            .advisory()
                            .records())
                    .containsExactly("DEBIAN-CVE-2022-37434", "DSA-5218-1");
            assertThat(advisories.found("Debian:12", "zlib", "1:1.2.13.dfsg-1")).isEmpty();
            assertThat(advisories.found("Debian:12", "unknown", "1")).isEmpty();
            assertThat(advisories
                            .lookup("Maven", LOG4J, "2.12.1")
                            .matches()
                            .get(0)
                            .fix()
                            .versions())
                    .containsExactly("2.12.2", "2.15.0");
        }
    }

    @Test
    void areExtendedBySingleRecords() throws Exception {
        try (TestAdvisories advisories = new TestAdvisories(folder)) {
            advisories.take(advisories.file("first.json", Osv.log4shell().json()));
        }
        makeOld();

        try (TestAdvisories advisories = new TestAdvisories(folder)) {
            advisories.take(advisories.file(
                    "second.json",
                    Osv.record("GHSA-1111-2222-3333")
                            .affects("Maven", LOG4J, "0", "9")
                            .json()));
            assertThat(advisories.found("Maven", LOG4J, "2.14.1"))
                    .containsExactlyInAnyOrder("CVE-2021-44228", "GHSA-1111-2222-3333");
            advisories.take(advisories.file(
                    "third.json",
                    Osv.record("GHSA-1111-2222-3333")
                            .modified("2026-11-24T00:00:00Z")
                            .affects("Maven", LOG4J, "0", "2")
                            .json()));
            assertThat(advisories.found("Maven", LOG4J, "2.14.1"))
                    .as("the newer record of the same id says something else")
                    .containsExactly("CVE-2021-44228");
        }
    }

    /** What the registry before this format would have written. */
    private void makeOld() throws IOException, SQLException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve("advisories/data"))) {
            files = all.toList();
        }
        for (Path each : files) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + each);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate("CREATE TABLE affected (ecosystem INTEGER NOT NULL, package TEXT NOT NULL,"
                        + " advisory INTEGER NOT NULL, part INTEGER NOT NULL, body BLOB NOT NULL,"
                        + " PRIMARY KEY (ecosystem, package, advisory, part)) WITHOUT ROWID");
                rows(connection);
                statement.executeUpdate("DROP TABLE package");
                statement.executeUpdate("UPDATE about SET value = '1' WHERE name = 'format'");
                connection.commit();
            }
        }
    }

    private static void rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet packages = statement.executeQuery("SELECT name, body FROM package");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO affected (ecosystem, package, advisory, part, body) VALUES (?, ?, ?, ?, ?)")) {
            while (packages.next()) {
                int part = 0;
                for (Mentions.Mention each : new Mentions(packages.getBytes(2)).all()) {
                    insert.setInt(1, each.ecosystem());
                    insert.setString(2, packages.getString(1));
                    insert.setLong(3, each.record());
                    insert.setInt(4, part++);
                    insert.setBytes(5, each.affected());
                    insert.executeUpdate();
                }
            }
        }
    }
}
