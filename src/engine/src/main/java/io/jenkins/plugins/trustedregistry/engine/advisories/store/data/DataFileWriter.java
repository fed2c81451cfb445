// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.ExploitForecast;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.KnownExploited;
import io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvAffected;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvRecord;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.Tidying;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Builds a data file beside those in use. Nothing is safe before {@link #finish}: a build that was broken off is begun anew. Of
 * records with the same id the one that was changed last stays.
 */
public final class DataFileWriter implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final PreparedStatement advisory;
    private final SortedMentions mentions;
    private final PreparedStatement identifier;
    private final PreparedStatement exploited;
    private final PreparedStatement forecast;
    private final Map<String, Integer> ecosystems = new HashMap<>();
    private final Map<String, Long> recordsOf = new HashMap<>();
    private long records;

    private DataFileWriter(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        advisory = connection.prepareStatement(
                "INSERT INTO advisory (name, modified, body) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING");
        mentions = SortedMentions.on(connection);
        identifier = connection.prepareStatement("INSERT OR IGNORE INTO identifier (name, advisory) VALUES (?, ?)");
        exploited = connection.prepareStatement(
                "INSERT OR REPLACE INTO exploited (cve, since, due, ransomware) VALUES (?, ?, ?, ?)");
        forecast = connection.prepareStatement(
                "INSERT OR REPLACE INTO forecast (cve, score, percentile) VALUES (?, ?, ?)");
    }

    /** @param file is made anew */
    public static DataFileWriter create(Path file) throws IOException {
        Files.deleteIfExists(file);
        try {
            Connection connection = DataFileSchema.create(file);
            try {
                return new DataFileWriter(file, connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw DataFileSchema.failed(file, e);
        }
    }

    /** Opens a copy of a finished file to add to it. */
    public static DataFileWriter extend(Path file) throws IOException {
        try {
            Connection connection = DataFileSchema.reopen(file);
            try (Statement statement = connection.createStatement()) {
                DataFileWriter writer = new DataFileWriter(file, connection);
                try (ResultSet result = statement.executeQuery("SELECT name, id FROM ecosystem")) {
                    while (result.next()) {
                        writer.ecosystems.put(result.getString(1), result.getInt(2));
                    }
                }
                try (ResultSet result = statement.executeQuery("SELECT count(*) FROM advisory")) {
                    writer.records = result.next() ? result.getLong(1) : 0;
                }
                if (DataFileSchema.hasRows(connection)) {
                    writer.mentions.takeBackRows(writer.ecosystems);
                } else {
                    writer.mentions.takeBack();
                }
                return writer;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw DataFileSchema.failed(file, e);
        }
    }

    /** Adds a record that is not withdrawn; one without packages is left out. False: it was left out, or an older one. */
    public boolean add(OsvRecord osv) throws IOException {
        if (osv.affected().isEmpty()) {
            return false;
        }
        StoredAdvisory stored = StoredAdvisory.of(osv);
        try {
            if (!insert(stored) && !replaces(stored)) {
                return false;
            }
            long id = rowOf(stored.id());
            addPackages(osv, id);
            addIdentifier(stored.id(), id);
            for (String name : stored.aliases()) {
                addIdentifier(name, id);
            }
            for (String name : stored.standsFor()) {
                addIdentifier(name, id);
            }
            return true;
        } catch (SQLException e) {
            throw DataFileSchema.failed(file, e);
        }
    }

    private boolean insert(StoredAdvisory stored) throws SQLException {
        advisory.setString(1, stored.id());
        advisory.setLong(2, stored.modified().toEpochMilli());
        advisory.setBytes(3, stored.packed());
        boolean inserted = advisory.executeUpdate() == 1;
        records += inserted ? 1 : 0;
        return inserted;
    }

    /** Makes room for a newer record of the same id. Rare, so nothing is prepared for it. */
    private boolean replaces(StoredAdvisory stored) throws SQLException {
        long old = rowOf(stored.id());
        try (PreparedStatement newer = connection.prepareStatement(
                "UPDATE advisory SET modified = ?, body = ? WHERE id = ? AND modified < ?")) {
            newer.setLong(1, stored.modified().toEpochMilli());
            newer.setBytes(2, stored.packed());
            newer.setLong(3, old);
            newer.setLong(4, stored.modified().toEpochMilli());
            if (newer.executeUpdate() == 0) {
                return false;
            }
        }
        mentions.removeOf(old);
        try (PreparedStatement names = connection.prepareStatement("DELETE FROM identifier WHERE advisory = ?")) {
            names.setLong(1, old);
            names.executeUpdate();
        }
        return true;
    }

    private long rowOf(String id) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("SELECT id FROM advisory WHERE name = ?")) {
            row.setString(1, id);
            try (ResultSet result = row.executeQuery()) {
                return result.next() ? result.getLong(1) : -1;
            }
        }
    }

    private void addPackages(OsvRecord osv, long id) throws SQLException {
        Set<String> bases = new HashSet<>();
        int part = 0;
        for (OsvAffected each : osv.affected()) {
            Ecosystem ecosystem = Ecosystem.parse(each.ecosystem());
            bases.add(ecosystem.base());
            mentions.add(
                    ecosystem.base(),
                    ecosystem.packageName(each.name()),
                    id,
                    part++,
                    ecosystem(each.ecosystem()),
                    PackedAffected.pack(Tidying.tidy(each)));
        }
        bases.forEach(base -> recordsOf.merge(base, 1L, Long::sum));
    }

    private int ecosystem(String name) throws SQLException {
        Integer known = ecosystems.get(name);
        if (known != null) {
            return known;
        }
        int id = ecosystems.size() + 1;
        ecosystems.put(name, id);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO ecosystem (id, name) VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, name);
            insert.executeUpdate();
        }
        return id;
    }

    private void addIdentifier(String name, long id) throws SQLException {
        identifier.setString(1, name);
        identifier.setLong(2, id);
        identifier.executeUpdate();
    }

    public void add(String cve, KnownExploited entry) throws IOException {
        try {
            exploited.setString(1, cve);
            exploited.setString(2, entry.since().toString());
            exploited.setString(3, entry.due().map(LocalDate::toString).orElse(null));
            exploited.setBoolean(4, entry.ransomware());
            exploited.executeUpdate();
            records++;
        } catch (SQLException e) {
            throw DataFileSchema.failed(file, e);
        }
    }

    public void add(String cve, ExploitForecast entry) throws IOException {
        try {
            forecast.setString(1, cve);
            forecast.setDouble(2, entry.score());
            forecast.setDouble(3, entry.percentile());
            forecast.executeUpdate();
            records++;
        } catch (SQLException e) {
            throw DataFileSchema.failed(file, e);
        }
    }

    /** So far. */
    public long records() {
        return records;
    }

    /** How many records name a package of each ecosystem's base. */
    public Map<String, Long> recordsByBase() {
        return Map.copyOf(recordsOf);
    }

    /** Puts it on stable storage, having read it through. @throws IOException also when what was written is not whole */
    public void finish(SourceData data) throws IOException {
        try {
            mentions.writePackages();
            DataFileSchema.finish(connection, data);
        } catch (SQLException e) {
            throw DataFileSchema.failed(file, e);
        } finally {
            close();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        DataFileSchema.check(file);
    }

    /** Takes away packages of other ecosystems: they belong to their own source. */
    public void keepOnly(String base) throws IOException {
        try (PreparedStatement forget = connection.prepareStatement("DELETE FROM ecosystem WHERE id = ?")) {
            mentions.keepOnly(base);
            for (Map.Entry<String, Integer> each : ecosystems.entrySet()) {
                if (!Ecosystem.parse(each.getKey()).base().equals(base)) {
                    forget.setInt(1, each.getValue());
                    forget.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw DataFileSchema.failed(file, e);
        }
    }

    /** Gives up what is not finished; the file stays. */
    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DataFileSchema.failed(file, e);
        } finally {
            SortedMentions.remove(file);
        }
    }
}
