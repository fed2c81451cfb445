// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem.Ecosystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * What the records of a data file that is being built say of packages, sorted by package: records come by their names, and are sought
 * by packages. It lies in a file of its own that goes when the data file is finished, so that no gap stays there.
 */
final class SortedMentions {
    private static final String TABLE = "CREATE TABLE sorted.mention (base TEXT NOT NULL, package TEXT NOT NULL,"
            + " advisory INTEGER NOT NULL, part INTEGER NOT NULL, ecosystem INTEGER NOT NULL, body BLOB NOT NULL,"
            + " PRIMARY KEY (base, package, advisory, part)) WITHOUT ROWID";

    private final Connection connection;
    private final PreparedStatement insert;

    private SortedMentions(Connection connection) throws SQLException {
        this.connection = connection;
        insert = connection.prepareStatement(
                "INSERT INTO sorted.mention (base, package, advisory, part, ecosystem, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?)");
    }

    /** To be called outside of a transaction, before {@link #on}. */
    static void attach(Connection connection, Path file) throws SQLException {
        Path beside = beside(file);
        try {
            Files.deleteIfExists(beside); // of a build that was broken off
        } catch (IOException e) {
            throw new SQLException("A file of an earlier import could not be removed", e);
        }
        try (PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS sorted")) {
            attach.setString(1, beside.toAbsolutePath().toString());
            attach.execute();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA sorted.journal_mode = OFF");
            statement.execute("PRAGMA sorted.synchronous = OFF");
            statement.execute("PRAGMA sorted.cache_size = -65536"); // 64 MiB, outside of the heap
        }
    }

    /** The name says that it is part of a build: what is left of it is removed at the next start. */
    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".sorted.build");
    }

    static SortedMentions on(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(TABLE);
        }
        return new SortedMentions(connection);
    }

    /** @param part tells mentions of one record apart */
    void add(String base, String name, long record, int part, int ecosystem, byte[] affected) throws SQLException {
        insert.setString(1, base);
        insert.setString(2, name);
        insert.setLong(3, record);
        insert.setInt(4, part);
        insert.setInt(5, ecosystem);
        insert.setBytes(6, affected);
        insert.executeUpdate();
    }

    /** Rare, so nothing is prepared for it. */
    void removeOf(long record) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sorted.mention WHERE advisory = ?")) {
            delete.setLong(1, record);
            delete.executeUpdate();
        }
    }

    void keepOnly(String base) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sorted.mention WHERE base <> ?")) {
            delete.setString(1, base);
            delete.executeUpdate();
        }
    }

    /** Takes out again what a finished file has, to add to it. */
    void takeBack() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT base, name, body FROM package")) {
            while (rows.next()) {
                takeBack(rows.getString(1), rows.getString(2), new Mentions(rows.getBytes(3)));
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM package");
        }
    }

    private void takeBack(String base, String name, Mentions mentions) throws SQLException {
        int part = 0;
        for (Mentions.Mention each : mentions.all()) {
            add(base, name, each.record(), part++, each.ecosystem(), each.affected());
        }
    }

    /** The same of a file of the first format, which has a row for each of them. */
    void takeBackRows(Map<String, Integer> ecosystems) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(
                        "INSERT INTO sorted.mention (base, package, advisory, part, ecosystem, body)"
                                + " SELECT ?, package, advisory, part, ecosystem, body FROM affected WHERE ecosystem = ?");
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, Integer> each : ecosystems.entrySet()) {
                move.setString(1, Ecosystem.parse(each.getKey()).base());
                move.setInt(2, each.getValue());
                move.executeUpdate();
            }
            statement.executeUpdate("DROP TABLE affected");
        }
    }

    /** Writes a row for each package. */
    void writePackages() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT base, package, advisory, ecosystem, body FROM sorted.mention"
                                + " ORDER BY base, package, advisory, part");
                PreparedStatement into =
                        connection.prepareStatement("INSERT INTO package (base, name, body) VALUES (?, ?, ?)")) {
            String base = "";
            String name = "";
            Mentions.Writer writer = new Mentions.Writer();
            while (rows.next()) {
                if (!rows.getString(2).equals(name) || !rows.getString(1).equals(base)) {
                    write(into, base, name, writer);
                    base = rows.getString(1);
                    name = rows.getString(2);
                    writer = new Mentions.Writer();
                }
                writer.add(rows.getLong(3), rows.getInt(4), rows.getBytes(5));
            }
            write(into, base, name, writer);
        }
    }

    private static void write(PreparedStatement into, String base, String name, Mentions.Writer writer)
            throws SQLException {
        if (!name.isEmpty()) {
            into.setString(1, base);
            into.setString(2, name);
            into.setBytes(3, writer.mentions().packed());
            into.executeUpdate();
        }
    }

    /** To be called once the connection is closed. */
    static void remove(Path file) throws IOException {
        Files.deleteIfExists(beside(file));
    }
}
