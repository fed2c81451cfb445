// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.ArchiveContent;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.ArchiveWriter;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupException;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupResult;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.database.DatabaseException;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    private Path folder;

    private BackupWorld world;
    private Digest small;
    private Digest large;

    @BeforeEach
    void fill() throws IOException {
        world = new BackupWorld(folder.resolve("home"));
        long repository = world.repository("technology/test");
        small = world.blob(repository, 1, 10);
        large = world.blob(repository, 2, 300_000);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void hasTheEntriesItsDescriptionSays() throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(world.archive(true)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }

        assertThat(names)
                .containsExactly(
                        "backup.json",
                        "secrets.json",
                        "registry.db",
                        "blobs.txt",
                        "audit.tar",
                        ArchiveWriter.entryOf(large),
                        ArchiveWriter.entryOf(small),
                        "result.json");
    }

    @Test
    void givesEverythingBack() throws IOException {
        Path there = folder.resolve("there");
        ArchiveContent content = world.restore(world.archive(true), BackupWorld.PASSPHRASE, there);

        assertThat(content.lost()).isEmpty();
        assertThat(content.manifest().createdAt()).isEqualTo(BackupWorld.NOW);
        assertThat(there.resolve("keys/authority.pem")).hasContent("a private key");
        assertThat(Files.getPosixFilePermissions(there.resolve("keys/authority.pem")))
                .hasSize(2);
        assertThat(there.resolve("registry.yaml")).hasContent("unclassified: {}");
        assertThat(there.resolve("audit/audit-1.jsonl")).hasContent("a line");
        assertThat(Files.getPosixFilePermissions(there.resolve("audit/audit-1.jsonl")))
                .hasSize(2);
        assertThat(there.resolve("audit.tar")).doesNotExist();
        for (Digest digest : List.of(small, large)) {
            Path copy = there.resolve("storage")
                    .resolve(folder.resolve("home/storage").relativize(world.file(digest)));
            assertThat(copy).hasSameBinaryContentAs(world.file(digest));
        }
    }

    /** Version 1 had no audit log. */
    @Test
    void givesBackWhatVersionOneHad() throws IOException {
        Path there = folder.resolve("there");
        ArchiveContent content = world.restore(asVersionOne(world.archive(true)), BackupWorld.PASSPHRASE, there);

        assertThat(content.lost()).isEmpty();
        assertThat(content.manifest().find("audit.tar")).isEmpty();
        assertThat(there.resolve("audit")).doesNotExist();
        assertThat(there.resolve("registry.db")).exists();
        assertThat(there.resolve("storage")
                        .resolve(folder.resolve("home/storage").relativize(world.file(large))))
                .hasSameBinaryContentAs(world.file(large));
    }

    private static byte[] asVersionOne(byte[] archive) throws IOException {
        Map<String, byte[]> entries = entries(archive);
        entries.remove("audit.tar");
        ObjectNode description = (ObjectNode) new ObjectMapper().readTree(entries.get("backup.json"));
        Map<String, ObjectNode> files = new HashMap<>();
        description
                .required("files")
                .forEach(file -> files.put(file.required("name").asText(), (ObjectNode) file));
        String bound = sum(files, "registry.db") + " " + sum(files, "blobs.txt");
        byte[] secrets = SealedSecrets.seal(
                SealedSecrets.open(
                        entries.get("secrets.json"), BackupWorld.PASSPHRASE, bound + " " + sum(files, "audit.tar")),
                BackupWorld.PASSPHRASE,
                bound,
                new SecureRandom());
        entries.put("secrets.json", secrets);
        files.get("secrets.json")
                .put("size", secrets.length)
                .put("sha256", Digest.of(secrets).hex());
        description.put("version", 1);
        ArrayNode all = (ArrayNode) description.required("files");
        all.removeIf(file -> file.required("name").asText().equals("audit.tar"));
        entries.put("backup.json", new ObjectMapper().writeValueAsBytes(description));
        return archive(entries);
    }

    private static String sum(Map<String, ObjectNode> files, String name) {
        return files.get(name).required("sha256").asText();
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), tar.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] archive(Map<String, byte[]> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
                entry.setSize(each.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(each.getValue());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void tellsOfBlobsThatTheRegistryHadLost() throws IOException {
        Files.write(world.file(large), new byte[300_000]);
        Files.delete(world.file(small));
        Path there = folder.resolve("there");
        ArchiveContent content = world.restore(world.archive(true), BackupWorld.PASSPHRASE, there);

        assertThat(content.lost()).extracting(BackupResult.Damage::digest).containsExactly(large, small);
        assertThat(there.resolve("storage/blobs/sha256")).isEmptyDirectory();
    }

    @Test
    void tellsOfABlobThatIsShorterThanItWasWhenTheBackupBegan() throws IOException {
        Backup backup = world.backups.begin(BackupWorld.PASSPHRASE).orElseThrow();
        Files.write(world.file(large), new byte[100_000]);
        var out = new ByteArrayOutputStream();
        backup.writeTo(out, true);

        ArchiveContent content = world.restore(out.toByteArray(), BackupWorld.PASSPHRASE, folder.resolve("there"));
        assertThat(content.lost()).extracting(BackupResult.Damage::digest).containsExactly(large);
    }

    @Test
    void isOfOneInstantWhateverComesLater() throws IOException {
        Backup backup = world.backups.begin(BackupWorld.PASSPHRASE).orElseThrow();
        world.blob(world.repository("technology/later"), 3, 20);
        var out = new ByteArrayOutputStream();
        backup.writeTo(out, true);

        Path there = folder.resolve("there");
        world.restore(out.toByteArray(), BackupWorld.PASSPHRASE, there);
        try (var restored = SqliteDatabase.open(there.resolve("registry.db"))) {
            var catalog = Catalog.on(restored, () -> BackupWorld.NOW);
            assertThat(catalog.repositories().list("", 10)).hasSize(1);
        }
    }

    @Test
    void opensWithNoOtherPassphrase() throws IOException {
        byte[] archive = world.archive(true);
        assertThatThrownBy(() -> world.restore(archive, Passphrase.existing("another one"), folder.resolve("there")))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("the passphrase is not the one it was made with");
    }

    @Test
    void unpacksNoLogFileToAnotherPlace() throws IOException {
        for (String name : List.of("../evil", "a/b", ".hidden", "/etc/evil")) {
            world.log.clear();
            world.log.put(name, "x");
            byte[] archive = world.archive(false);
            assertThatThrownBy(() ->
                            world.restore(archive, BackupWorld.PASSPHRASE, folder.resolve("there" + name.hashCode())))
                    .as(name)
                    .hasMessageContaining("one of its log files has no name");
        }
    }

    @Test
    void hasNoFolderOfLogsWhereThereAreNone() throws IOException {
        world.log.clear();
        Path there = folder.resolve("there");
        world.restore(world.archive(true), BackupWorld.PASSPHRASE, there);
        assertThat(there.resolve("audit")).doesNotExist();
    }

    @Test
    void showsNoKeyAndNoPassphrase() throws IOException {
        String archive = new String(world.archive(true), StandardCharsets.ISO_8859_1);
        assertThat(archive).doesNotContain("a private key", BackupWorld.WORDS, "unclassified");
    }

    @Test
    void refusesWhatIsNoBackup() throws IOException {
        for (byte[] other : List.of(new byte[0], "hello".getBytes(StandardCharsets.UTF_8), new byte[4096])) {
            assertThatThrownBy(() -> world.restore(other, BackupWorld.PASSPHRASE, folder.resolve("there")))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("not a backup of a Trusted Registry");
        }
    }

    @Test
    void refusesOneOfANewerVersion() throws IOException {
        byte[] newer = replaced(world.archive(true), "\"version\" : 2", "\"version\" : 3");
        assertThatThrownBy(() -> world.restore(newer, BackupWorld.PASSPHRASE, folder.resolve("there")))
                .hasMessageContaining("newer version of the registry (1.0)");
    }

    @Test
    void refusesOneThatWasCutOffAnywhere() throws IOException {
        byte[] archive = world.archive(true);
        // The last entry takes 1024 bytes; what follows it is padding, which may be cut off.
        int end = indexOf(archive, "result.json", archive.length / 2) + 1024;
        Random random = new Random(20261125);
        for (int round = 0; round < 40; round++) {
            byte[] cut = Arrays.copyOf(archive, random.nextInt(end - 512));
            Path there = folder.resolve("there" + round);
            assertThatThrownBy(() -> world.restore(cut, BackupWorld.PASSPHRASE, there))
                    .as("cut to %s of %s bytes", cut.length, archive.length)
                    .isInstanceOf(BackupException.class);
        }
    }

    @Test
    void noticesAnyByteThatWasChanged() throws IOException {
        byte[] archive = world.archive(true);
        int end = indexOf(archive, "result.json", archive.length / 2);
        Random random = new Random(20261126);
        int accepted = 0;
        for (int round = 0; round < 60; round++) {
            byte[] changed = archive.clone();
            changed[random.nextInt(end)] ^= (byte) (1 << random.nextInt(8));
            try {
                world.restore(changed, BackupWorld.PASSPHRASE, folder.resolve("there" + round));
                accepted++; // only where tar itself means nothing by it: padding, owner, time
            } catch (BackupException e) {
                assertThat(e).hasMessageMatching("(?s).+\\..*");
            } catch (DatabaseException e) {
                throw new AssertionError("the database was opened before its digest was known", e);
            }
        }
        assertThat(accepted).isLessThan(6);
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        byte[] changed = bytes.clone();
        byte[] with = to.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(with, 0, changed, indexOf(bytes, from, 0), with.length);
        return changed;
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        int found = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text, from);
        assertThat(found).isGreaterThanOrEqualTo(from);
        return found;
    }
}
