// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupArchive;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupException;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupResult;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BlobList;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    @TempDir
    private Path folder;

    private BackupWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new BackupWorld(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void keepsBlobsFromBeingRemovedUntilItIsEnded() throws IOException {
        Backup backup = world.backups.begin(BackupWorld.PASSPHRASE).orElseThrow();
        assertThat(mayRemove()).isFalse();
        world.backups.end(backup.id());
        assertThat(mayRemove()).isTrue();
    }

    @Test
    void isGivenUpWhenNobodyReadsFromIt() throws IOException {
        Backup backup = world.backups.begin(BackupWorld.PASSPHRASE).orElseThrow();
        world.pass(9);
        assertThat(world.backups.find(backup.id())).isPresent();
        backup.writeTo(OutputStream.nullOutputStream(), true);
        world.pass(9);
        assertThat(mayRemove()).isFalse();
        world.pass(2);
        assertThat(mayRemove()).isTrue();
        assertThat(world.backups.find(backup.id())).isEmpty();
        assertThat(world.folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void isNotGivenUpWhileSomebodyReadsSlowly() throws IOException {
        Backup backup = world.backups.begin(BackupWorld.PASSPHRASE).orElseThrow();
        boolean[] removable = new boolean[1];
        backup.writeTo(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        world.pass(60);
                        removable[0] |= mayRemove();
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        write(0);
                    }
                },
                true);
        assertThat(removable[0]).isFalse();
    }

    @Test
    void isNotGivenUpWhileALargeBlobIsRead() throws IOException {
        Digest digest = world.blob(world.repository("technology/test"), 2, 1000);
        Backup backup = world.backups.begin(BackupWorld.PASSPHRASE).orElseThrow();
        try (InputStream in = backup.open(backup.find(digest).orElseThrow())) {
            world.pass(60);
            assertThat(in.readAllBytes()).hasSize(1000);
            assertThat(mayRemove()).isFalse();
        }
        world.pass(11);
        assertThat(mayRemove()).isTrue();
    }

    @Test
    void thereAreNeverMany() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(world.backups.begin(BackupWorld.PASSPHRASE)).isPresent();
        }
        assertThat(world.backups.begin(BackupWorld.PASSPHRASE)).isEmpty();
        world.backups.list().forEach(backup -> world.backups.end(backup.id()));
        assertThat(world.backups.begin(BackupWorld.PASSPHRASE)).isPresent();
    }

    @Test
    void leavesNothingWhenItCannotBeBegun() throws IOException {
        Path key = Files.createDirectory(world.folder.resolve("keys/x"));
        Files.delete(key);
        Files.delete(world.folder.resolve("keys/authority.pem"));
        Files.delete(world.folder.resolve("keys"));
        assertThatThrownBy(() -> world.backups.begin(BackupWorld.PASSPHRASE)).isInstanceOf(IOException.class);
        assertThat(world.folder.resolve("tmp")).isEmptyDirectory();
        assertThat(mayRemove()).isTrue();
    }

    @Test
    void aFolderKeepsEachBlobOnceForAllItsBackups() throws IOException {
        long repository = world.repository("technology/test");
        Digest first = world.blob(repository, 2, 1000);
        BackupFolder kept = BackupFolder.open(folder.resolve("kept"));
        assertThat(copyInto(kept, BackupWorld.NOW)).containsExactly(first);
        Digest second = world.blob(repository, 4, 2000);
        assertThat(copyInto(kept, BackupWorld.NOW.plusSeconds(60))).containsExactly(second);
        assertThat(kept.names()).containsExactly("2026-11-25T20-15-00Z", "2026-11-25T20-16-00Z");

        assertThat(restoredBlobs(Optional.of("2026-11-25T20-15-00Z"), "old")).isEqualTo(1);
        assertThat(restoredBlobs(Optional.empty(), "new")).isEqualTo(2);
    }

    @Test
    void aFolderThatLacksABlobIsDamaged() throws IOException {
        Digest digest = world.blob(world.repository("technology/test"), 2, 1000);
        BackupFolder kept = BackupFolder.open(folder.resolve("kept"));
        copyInto(kept, BackupWorld.NOW);
        Files.write(kept.blobs().file(digest).orElseThrow(), new byte[1000]);
        assertThatThrownBy(() -> restoredBlobs(Optional.empty(), "there"))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining(digest.toString());
    }

    @Test
    void aFolderWithSomethingElseIsLeftAlone() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(photos.resolve("cat.jpg"), "");
        assertThatThrownBy(() -> BackupFolder.open(photos)).hasMessageContaining("name an empty folder");
        assertThat(photos.toFile().list()).containsExactly("cat.jpg");
    }

    @Test
    void theDraftOfAFolderThatWasBrokenOffIsNoBackup() throws IOException {
        BackupFolder kept = BackupFolder.open(folder.resolve("kept"));
        kept.begin(BackupWorld.NOW);
        assertThat(kept.names()).isEmpty();
        assertThatThrownBy(() -> Restorable.in(folder.resolve("kept"), Optional.empty()))
                .hasMessageContaining("no finished backup");
        copyInto(kept, BackupWorld.NOW);
        assertThat(kept.names()).hasSize(1);
    }

    @Test
    void refusesAShortPassphrase() {
        assertThatThrownBy(() -> Passphrase.chosen("too short"))
                .hasMessageContaining("fewer than 12 characters")
                .hasMessageNotContaining("too short");
    }

    private List<Digest> copyInto(BackupFolder kept, Instant at) throws IOException {
        Backup backup = world.backups.begin(BackupWorld.PASSPHRASE).orElseThrow();
        BackupFolder.Draft draft = kept.begin(at);
        try (OutputStream out = Files.newOutputStream(draft.archive())) {
            backup.writeTo(out, false);
        }
        new BackupArchive(draft.archive()).verify(draft.list(), (done, total) -> {});
        List<Digest> copied = new ArrayList<>();
        try (BlobList list = BlobList.open(draft.list())) {
            while (list.hasNext()) {
                var blob = list.next().blob().orElseThrow();
                if (!kept.has(blob)) {
                    kept.add(backup.open(blob), blob.digest());
                    copied.add(blob.digest());
                }
            }
        }
        draft.finish(new BackupResult(List.of()));
        world.backups.end(backup.id());
        return copied;
    }

    private long restoredBlobs(Optional<String> name, String where) throws IOException {
        Restore.run(
                Restorable.in(folder.resolve("kept"), name),
                BackupWorld.PASSPHRASE,
                world.target(folder.resolve(where)),
                (done, total) -> {});
        try (var files = Files.walk(folder.resolve(where).resolve("storage/blobs"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private boolean mayRemove() {
        return world.removals.unlessPaused(() -> {});
    }
}
