// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import io.jenkins.plugins.trustedregistry.engine.backup.archive.ArchiveContent;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.RemovalPause;
import io.jenkins.plugins.trustedregistry.engine.storage.file.DiskLayout;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileUploadStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A small registry's data in a folder, and backups of it. */
final class BackupWorld implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-25T20:15:00.5Z");
    static final String WORDS = "four words of passphrase";
    static final Passphrase PASSPHRASE = new Passphrase(WORDS, 16); // quick to derive

    final Path folder;
    final SqliteDatabase database;
    final Catalog catalog;
    final FileBlobStore blobs;
    final RemovalPause removals = new RemovalPause();
    final Backups backups;
    final Map<String, String> log = new TreeMap<>(Map.of("audit-1.jsonl", "a line\n"));
    long nanoTime;

    BackupWorld(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("keys"));
        Files.createDirectories(folder.resolve("tmp"));
        Files.writeString(folder.resolve("keys/authority.pem"), "a private key");
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        catalog = Catalog.on(database, () -> NOW);
        blobs = FileBlobStore.open(new DiskLayout(folder.resolve("storage")));
        backups = new Backups(
                new BackupSource(
                        database,
                        blobs,
                        removals,
                        folder.resolve("keys"),
                        () -> Optional.of("unclassified: {}\n"),
                        taker -> {
                            for (Map.Entry<String, String> file : log.entrySet()) {
                                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                                InputStream longer = new ByteArrayInputStream(
                                        (file.getValue() + "more").getBytes(StandardCharsets.UTF_8));
                                taker.take(file.getKey(), content.length, longer);
                            }
                        },
                        folder.resolve("tmp"),
                        "1.0"),
                () -> NOW,
                new SecureRandom(),
                () -> nanoTime);
    }

    long repository(String name) {
        return catalog.repositories()
                .create(new Repository(
                        0,
                        RepositoryName.parse(name),
                        Repository.Visibility.PRIVATE,
                        "",
                        Repository.ScanMode.MANUALLY,
                        NOW,
                        "nigel"))
                .orElseThrow()
                .id();
    }

    Digest blob(long repository, int seed, int length) throws IOException {
        byte[] content = Contents.bytes(seed, length);
        Digest digest = Digest.of(seed % 2 == 0 ? Digest.Algorithm.SHA256 : Digest.Algorithm.SHA512, content);
        new FileUploadStore(blobs).receive(Contents.stream(content), digest);
        catalog.blobs().link(repository, digest, length);
        return digest;
    }

    /** Where the bytes of a blob lie. */
    Path file(Digest digest) {
        return blobs.file(digest).orElseThrow();
    }

    byte[] archive(boolean withBlobs) throws IOException {
        Backup backup = backups.begin(PASSPHRASE).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        backup.writeTo(out, withBlobs);
        backups.end(backup.id());
        return out.toByteArray();
    }

    Restore.Target target(Path where) throws IOException {
        Files.createDirectories(where);
        return new Restore.Target(
                where.resolve("registry.db"),
                where.resolve("keys"),
                where.resolve("registry.yaml"),
                where.resolve("storage"),
                where.resolve("audit"),
                where.resolve("blobs.txt"));
    }

    ArchiveContent restore(byte[] archive, Passphrase passphrase, Path where) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "backup", ".tar"), archive);
        return Restore.run(Restorable.in(file, Optional.empty()), passphrase, target(where), (done, total) -> {});
    }

    void pass(long minutes) {
        nanoTime += TimeUnit.MINUTES.toNanos(minutes);
    }

    @Override
    public void close() {
        backups.close();
        database.close();
    }
}
