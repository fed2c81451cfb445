// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.backup.Folders;
import io.jenkins.plugins.trustedregistry.engine.backup.Passphrase;
import io.jenkins.plugins.trustedregistry.engine.backup.Restorable;
import io.jenkins.plugins.trustedregistry.engine.backup.Restore;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.ArchiveContent;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupException;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.BlobVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a home of a backup. Everything is unpacked into one folder of the new home and moved into place when all of it was found
 * whole; as long as that folder is there, no registry opens the home. So a restore that fails or is killed leaves no registry that
 * has half of what it should.
 */
public final class Restoration {
    /** What may be in a folder that counts as empty: our own lock and scratch, and what ext4 puts into a new file system. */
    private static final Set<String> NOTHING = Set.of("lock", "tmp", "lost+found");

    private static final List<String> PARTS = List.of("keys", "storage", "audit", "registry.yaml", "registry.db");

    private final Home home;
    private final Path unpacked;

    private Restoration(Home home) {
        this.home = home;
        this.unpacked = home.restoring();
    }

    /**
     * Makes the home.
     *
     * @param folder missing or empty
     * @param storage where the blobs go, missing or empty; else into the home
     * @throws IOException with a sentence when that can't be done; the folders are then as they were
     */
    public static ArchiveContent of(
            Restorable backup,
            Passphrase passphrase,
            Path folder,
            Optional<Path> storage,
            BlobVerifier.Progress progress)
            throws IOException {
        boolean existed = Files.exists(folder);
        requireEmpty(folder);
        if (storage.isPresent()) {
            requireEmpty(storage.get());
        }
        try (Home home = Home.takeToRestore(folder)) {
            Restoration restoration = new Restoration(home);
            try {
                return restoration.run(backup, passphrase, storage, progress);
            } catch (IOException | RuntimeException e) {
                restoration.undo(existed, storage);
                throw e;
            }
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve("restoring"))) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new BackupException(
                    "A backup can't be restored to " + folder + ", which is a file: name a new folder.");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.anyMatch(entry -> !NOTHING.contains(String.valueOf(entry.getFileName())))) {
                throw new BackupException("A backup is restored into an empty folder only, and " + folder
                        + " is not empty: name a new one, or move what is in it away.");
            }
        }
    }

    private ArchiveContent run(
            Restorable backup, Passphrase passphrase, Optional<Path> storage, BlobVerifier.Progress progress)
            throws IOException {
        removeParts(); // of a restore that was killed
        Files.createDirectories(unpacked);
        ArchiveContent content = Restore.run(
                backup,
                passphrase,
                new Restore.Target(
                        unpacked.resolve("registry.db"),
                        unpacked.resolve("keys"),
                        unpacked.resolve("registry.yaml"),
                        storage.orElse(unpacked.resolve("storage")),
                        unpacked.resolve("audit"),
                        unpacked.resolve("blobs.txt")),
                progress);
        Folders.syncAll(unpacked);
        for (String part : PARTS) {
            if (Files.exists(unpacked.resolve(part))) {
                Files.move(unpacked.resolve(part), home.folder().resolve(part), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Folders.sync(home.folder());
        Folders.delete(unpacked);
        Folders.sync(home.folder());
        return content;
    }

    private void removeParts() throws IOException {
        for (String part : PARTS) {
            Path there = home.folder().resolve(part);
            if (Files.isDirectory(there)) {
                Folders.delete(there);
            } else {
                Files.deleteIfExists(there);
            }
        }
        Folders.delete(unpacked);
    }

    private void undo(boolean existed, Optional<Path> storage) throws IOException {
        removeParts();
        if (storage.isPresent()) {
            Folders.delete(storage.get().resolve("blobs"));
            Folders.delete(storage.get().resolve("uploads"));
        }
        Folders.delete(home.temporary());
        Files.deleteIfExists(home.folder().resolve("lock"));
        if (!existed) {
            Files.deleteIfExists(home.folder());
        }
    }
}
