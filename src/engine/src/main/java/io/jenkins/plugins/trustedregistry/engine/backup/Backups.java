// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import io.jenkins.plugins.trustedregistry.engine.backup.archive.BlobList;
import io.jenkins.plugins.trustedregistry.engine.catalog.KnownBlobs;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The backups that are being made of this registry. Each is begun, read (as often as its reader likes) and ended; one that nobody
 * has read from for a while is given up. As long as there is one, no blob is removed from the store. Safe for many threads.
 */
public final class Backups implements AutoCloseable {
    /** How long a backup waits for its reader. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MOST = 3;
    private static final int ID_BYTES = 8;

    private final BackupSource source;
    private final InstantSource clock;
    private final SecureRandom random;
    private final LongSupplier nanoTime;
    private final List<Backup> running = new ArrayList<>(); // guarded by this

    public Backups(BackupSource source, InstantSource clock, SecureRandom random) {
        this(source, clock, random, System::nanoTime);
    }

    /** @param nanoTime for waiting, which a clock that is set must not end */
    Backups(BackupSource source, InstantSource clock, SecureRandom random, LongSupplier nanoTime) {
        this.source = source;
        this.clock = clock;
        this.random = random;
        this.nanoTime = nanoTime;
    }

    /**
     * Copies the metadata of this instant and the secrets. Takes as long as copying the database.
     *
     * @return empty when too many backups are being made already
     * @throws IOException for instance when there is no space for a copy of the database
     */
    public Optional<Backup> begin(Passphrase passphrase) throws IOException {
        Backup backup = reserve();
        if (backup == null) {
            return Optional.empty();
        }
        try {
            // From here on no blob goes; so none that the snapshot tells of can be missing later.
            source.removals().begin(backup::isNeeded);
            source.database().snapshot(backup.database());
            BlobList.Totals totals;
            try (SqliteDatabase copy = SqliteDatabase.open(backup.database())) {
                totals = BlobList.write(backup.blobList(), new KnownBlobs(copy), source.blobs());
            }
            backup.fill(source, totals, passphrase, random);
            return Optional.of(backup);
        } catch (IOException | RuntimeException e) {
            end(backup.id());
            throw e;
        }
    }

    private synchronized @Nullable Backup reserve() {
        giveUpOnTheForgotten();
        if (running.size() >= MOST) {
            return null;
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Backup backup =
                new Backup(HexFormat.of().formatHex(id), clock.instant(), source.temporary(), source.blobs(), nanoTime);
        running.add(backup);
        return backup;
    }

    /** Those that can be read. */
    public synchronized List<Backup> list() {
        giveUpOnTheForgotten();
        return running.stream().filter(Backup::isFilled).toList();
    }

    public Optional<Backup> find(String id) {
        return list().stream().filter(backup -> backup.id().equals(id)).findFirst();
    }

    /** Ends a backup and removes what was kept for it; false when there is none. */
    public synchronized boolean end(String id) {
        for (Backup backup : List.copyOf(running)) {
            if (backup.id().equals(id)) {
                running.remove(backup);
                backup.end();
                return true;
            }
        }
        return false;
    }

    private void giveUpOnTheForgotten() {
        for (Backup backup : List.copyOf(running)) {
            if (!backup.isNeeded()) {
                running.remove(backup);
                backup.end();
            }
        }
    }

    @Override
    public synchronized void close() {
        running.forEach(Backup::end);
        running.clear();
    }

    /** Removes what there is of a file; a leftover in the temporary folder does no harm, the next start removes it. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
