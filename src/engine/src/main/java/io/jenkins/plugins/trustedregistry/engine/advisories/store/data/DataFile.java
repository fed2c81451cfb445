// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.ExploitForecast;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.KnownExploited;
import io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem.Ecosystem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A data file that is read. Used by one thread at a time; {@link SharedFile} sees to that. */
public final class DataFile implements AutoCloseable {
    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final SourceData data;
    private final Map<String, Integer> ecosystems;
    private final boolean rows; // a file of the first format
    private final PreparedStatement mentions;
    private final PreparedStatement named;
    private final PreparedStatement exploited;
    private final PreparedStatement forecast;

    private DataFile(Connection connection, SourceData data) throws SQLException {
        this.connection = connection;
        this.data = data;
        ecosystems = readEcosystems(connection);
        rows = DataFileSchema.hasRows(connection);
        mentions = connection.prepareStatement(
                rows
                        ? "SELECT advisory, body FROM affected WHERE ecosystem = ? AND package = ? ORDER BY advisory, part"
                        : "SELECT body FROM package WHERE base = ? AND name = ?");
        named = connection.prepareStatement("SELECT a.body FROM identifier i JOIN advisory a ON a.id = i.advisory"
                + " WHERE i.name = ? ORDER BY a.name LIMIT 50");
        exploited = connection.prepareStatement("SELECT since, due, ransomware FROM exploited WHERE cve = ?");
        forecast = connection.prepareStatement("SELECT score, percentile FROM forecast WHERE cve = ?");
    }

    /** @throws IOException when it is damaged, or of another version of the registry */
    public static DataFile open(Path file) throws IOException {
        try {
            Connection connection = DataFileSchema.open(file);
            try {
                SourceData data = SourceData.of(about(connection))
                        .orElseThrow(() -> new IOException("The vulnerability data in " + file.getFileName()
                                + " was made by another version of the registry: import it again."));
                return new DataFile(connection, data);
            } catch (IOException | SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw DataFileSchema.failed(file, e);
        }
    }

    private static Map<String, String> about(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT name, value FROM about")) {
            Map<String, String> values = new HashMap<>();
            while (result.next()) {
                values.put(result.getString(1), result.getString(2));
            }
            return values;
        }
    }

    private static Map<String, Integer> readEcosystems(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT name, id FROM ecosystem")) {
            Map<String, Integer> found = new HashMap<>();
            while (result.next()) {
                found.put(result.getString(1), result.getInt(2));
            }
            return Map.copyOf(found);
        }
    }

    public SourceData data() {
        return data;
    }

    /** With their releases, as the records write them; and their numbers in this file. */
    public Map<String, Integer> ecosystems() {
        return ecosystems;
    }

    /**
     * What records say of a package.
     *
     * @param name in the form under which it is kept
     */
    public Mentions mentions(String base, String name) throws SQLException {
        return rows ? ofRows(base, name) : ofPackage(base, name);
    }

    private Mentions ofPackage(String base, String name) throws SQLException {
        mentions.setString(1, base);
        mentions.setString(2, name);
        try (ResultSet result = mentions.executeQuery()) {
            return result.next() ? new Mentions(result.getBytes(1)) : Mentions.NONE;
        }
    }

    private Mentions ofRows(String base, String name) throws SQLException {
        SortedMap<Long, List<Mentions.Mention>> byRecord = new TreeMap<>();
        for (Map.Entry<String, Integer> each : ecosystems.entrySet()) {
            if (Ecosystem.parse(each.getKey()).base().equals(base)) {
                mentions.setInt(1, each.getValue());
                mentions.setString(2, name);
                try (ResultSet result = mentions.executeQuery()) {
                    while (result.next()) {
                        byRecord.computeIfAbsent(result.getLong(1), any -> new ArrayList<>())
                                .add(new Mentions.Mention(result.getLong(1), each.getValue(), result.getBytes(2)));
                    }
                }
            }
        }
        Mentions.Writer all = new Mentions.Writer();
        byRecord.values()
                .forEach(ofRecord ->
                        ofRecord.forEach(each -> all.add(each.record(), each.ecosystem(), each.affected())));
        return all.mentions();
    }

    /** Records by their ids; in the order of the file, so that no page of it is read twice. */
    public Map<Long, StoredAdvisory> advisories(SortedSet<Long> ids) throws SQLException {
        Map<Long, StoredAdvisory> found = new HashMap<>();
        List<Long> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            read(
                    "SELECT id, body FROM advisory WHERE id IN ("
                            + some.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")",
                    found);
        }
        if (found.size() < all.size()) {
            throw new SQLException("A record is missing");
        }
        return found;
    }

    private void read(String sql, Map<Long, StoredAdvisory> found) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                found.put(result.getLong(1), StoredAdvisory.unpacked(result.getBytes(2)));
            }
        }
    }

    /** Records that have this name or are about a vulnerability that has it. */
    public List<StoredAdvisory> named(String name) throws SQLException {
        named.setString(1, name);
        try (ResultSet result = named.executeQuery()) {
            List<StoredAdvisory> found = new ArrayList<>();
            while (result.next()) {
                found.add(StoredAdvisory.unpacked(result.getBytes(1)));
            }
            return found;
        }
    }

    public Optional<KnownExploited> exploited(String cve) throws SQLException {
        exploited.setString(1, cve);
        try (ResultSet result = exploited.executeQuery()) {
            return result.next()
                    ? Optional.of(new KnownExploited(
                            LocalDate.parse(result.getString(1)),
                            Optional.ofNullable(result.getString(2)).map(LocalDate::parse),
                            result.getBoolean(3)))
                    : Optional.empty();
        }
    }

    /** All forecasts; empty when there are more than memory should hold. */
    public Optional<ForecastIndex> forecasts() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM forecast")) {
                if (!count.next() || count.getLong(1) > ForecastIndex.MOST) {
                    return Optional.empty();
                }
            }
            ForecastIndex index = new ForecastIndex();
            try (ResultSet result = statement.executeQuery("SELECT cve, score, percentile FROM forecast"
                    + " ORDER BY substr(cve, 5, 4), length(cve), cve")) { // numbers of different lengths
                while (result.next()) {
                    index.add(result.getString(1), result.getDouble(2), result.getDouble(3));
                }
            }
            return Optional.of(index.finished());
        }
    }

    public Optional<ExploitForecast> forecast(String cve) throws SQLException {
        forecast.setString(1, cve);
        try (ResultSet result = forecast.executeQuery()) {
            return result.next()
                    ? Optional.of(new ExploitForecast(result.getDouble(1), result.getDouble(2)))
                    : Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
