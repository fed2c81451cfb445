// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.ExploitForecast;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDataException;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.DataFile;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.ForecastIndex;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.Mentions;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.StoredAdvisory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A data file that several generations and threads may use at once: counted, and removed when it is obsolete and nobody uses it. */
final class SharedFile {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFile.class);

    private final Path file;
    private final SourceData data;
    private final Map<String, Integer> ecosystems;
    private final Recently recently;
    private final Deque<DataFile> idle = new ArrayDeque<>(); // guarded by this
    private Optional<ForecastIndex> forecasts = Optional.empty(); // once it was asked for; guarded by this
    private boolean tooManyForecasts; // guarded by this
    private int holders; // guarded by this
    private boolean obsolete; // guarded by this

    private SharedFile(Path file, DataFile opened, Recently recently) {
        this.file = file;
        this.data = opened.data();
        this.ecosystems = opened.ecosystems();
        this.recently = recently;
        idle.add(opened);
    }

    /** @throws IOException when it can't be read */
    static SharedFile open(Path file, Recently recently) throws IOException {
        return new SharedFile(file, DataFile.open(file), recently);
    }

    Path file() {
        return file;
    }

    SourceData data() {
        return data;
    }

    /** With their releases, as the records write them; and their numbers in this file. */
    Map<String, Integer> ecosystems() {
        return ecosystems;
    }

    /**
     * Reads what records say of a package.
     *
     * @param name in the form under which it is kept
     * @param wanted which ecosystems, by their numbers
     */
    void mentions(String base, String name, IntPredicate wanted, Mentions.Reader reader) {
        try {
            mentions(base, name).read(wanted, reader);
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private Mentions mentions(String base, String name) {
        Recently.PackageKey key = new Recently.PackageKey(file, base, name);
        return recently.packages().get(key).orElseGet(() -> {
            Mentions read = read(opened -> opened.mentions(base, name));
            recently.packages().put(key, read);
            return read;
        });
    }

    Optional<ExploitForecast> forecast(String cve) {
        Optional<ForecastIndex> index = forecasts();
        return index.isPresent() ? index.get().find(cve) : read(opened -> opened.forecast(cve));
    }

    private synchronized Optional<ForecastIndex> forecasts() {
        if (forecasts.isEmpty() && !tooManyForecasts) {
            forecasts = read(DataFile::forecasts);
            tooManyForecasts = forecasts.isEmpty();
        }
        return forecasts;
    }

    /** Records by their ids. */
    Map<Long, StoredAdvisory> advisories(SortedSet<Long> ids) {
        Map<Long, StoredAdvisory> found = new HashMap<>();
        SortedSet<Long> missing = new TreeSet<>();
        for (Long id : ids) {
            recently.records()
                    .get(new Recently.RecordKey(file, id))
                    .ifPresentOrElse(known -> found.put(id, known), () -> missing.add(id));
        }
        if (!missing.isEmpty()) {
            Map<Long, StoredAdvisory> read = read(opened -> opened.advisories(missing));
            read.forEach((id, record) -> recently.records().put(new Recently.RecordKey(file, id), record));
            found.putAll(read);
        }
        return found;
    }

    synchronized void hold() {
        holders++;
    }

    void release() {
        boolean unused;
        synchronized (this) {
            holders--;
            unused = holders == 0;
        }
        if (unused) {
            tidy();
        }
    }

    /** To be called when the newest generation no longer has it. */
    void retire() {
        synchronized (this) {
            obsolete = true;
        }
        tidy();
    }

    private synchronized void tidy() {
        if (holders > 0) {
            return;
        }
        while (!idle.isEmpty()) {
            close(idle.pop());
        }
        if (obsolete) {
            forecasts = Optional.empty();
            recently.forget(file);
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("Vulnerability data that nobody needs could not be removed; the next start tries again", e);
            }
        }
    }

    /** Lends a connection of its own to the reader. */
    <T> T read(Reader<T> reader) {
        DataFile lent = null;
        try {
            lent = lend();
            T found = reader.read(lent);
            giveBack(lent);
            lent = null;
            return found;
        } catch (IOException | SQLException | IllegalArgumentException e) {
            throw unreadable(e);
        } finally {
            if (lent != null) {
                close(lent);
            }
        }
    }

    private AdvisoryDataException unreadable(Exception cause) {
        return new AdvisoryDataException(
                "The vulnerability data of " + data.source() + " can't be read: check the disk, and import it again.",
                cause);
    }

    private DataFile lend() throws IOException {
        synchronized (this) {
            DataFile free = idle.poll();
            if (free != null) {
                return free;
            }
        }
        return DataFile.open(file);
    }

    private synchronized void giveBack(DataFile lent) {
        idle.push(lent);
        if (holders == 0) { // it was closed meanwhile
            tidy();
        }
    }

    private static void close(DataFile opened) {
        try {
            opened.close();
        } catch (SQLException e) {
            LOG.warn("A file of vulnerability data did not close cleanly", e);
        }
    }

    /** Reads from a file that is its own meanwhile. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataFile file) throws SQLException;
    }
}
