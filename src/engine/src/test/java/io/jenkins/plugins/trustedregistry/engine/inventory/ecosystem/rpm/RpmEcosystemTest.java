// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component.Source;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.inventory.Omission;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RpmEcosystemTest {
    private static final byte[] BASH = RpmDatabases.header("bash", "5.1.8", "6.el9", -1, "bash-5.1.8-6.el9.src.rpm");
    private static final byte[] DBUS =
            RpmDatabases.header("dbus-libs", "1.12.20", "8.el9", 1, "dbus-1.12.20-8.el9.src.rpm");
    private static final byte[] KEY = RpmDatabases.header("gpg-pubkey", "fd431d51", "4ae0493b", -1, "");
    private static final List<String> NAMES = List.of("bash 5.1.8-6.el9", "dbus-libs 1:1.12.20-8.el9");

    @TempDir
    Path temporary;

    private Found read(String path, byte[] database) throws IOException {
        return Found.in(new RpmEcosystem(), temporary, path, database);
    }

    private byte[] sqlite(String table, byte[]... headers) throws SQLException, IOException {
        Path file = temporary.resolve("made.sqlite");
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute(table);
            for (byte[] header : headers) {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO Packages (blob) VALUES (?)")) {
                    insert.setBytes(1, header);
                    insert.execute();
                }
            }
        }
        return Files.readAllBytes(file);
    }

    private static byte[] large() {
        return RpmDatabases.header("large", "1", "1", 0, "large-" + "9".repeat(20_000) + "-1.src.rpm");
    }

    @Test
    void readsSqlite() throws Exception {
        Found found = read(
                "var/lib/rpm/rpmdb.sqlite",
                sqlite(
                        "CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)",
                        BASH,
                        KEY,
                        DBUS));

        assertThat(found.names()).isEqualTo(NAMES);
        assertThat(found.packages.get(1).source()).contains(new Source("dbus", "1:1.12.20-8.el9"));
        assertThat(found.packages.get(1).qualifiers())
                .containsEntry("epoch", "1")
                .containsEntry("arch", "x86_64");
        assertThat(found.packages.get(0).qualifiers()).doesNotContainKey("epoch");
        assertThat(found.owners)
                .containsEntry("/usr/bin/bash", "rpm/bash")
                .containsEntry("/usr/share/doc/readme", "rpm/dbus-libs");
    }

    @Test
    void readsNdb() throws IOException {
        Found found = read("usr/lib/sysimage/rpm/Packages.db", RpmDatabases.ndb(BASH, KEY, DBUS));
        assertThat(found.names()).isEqualTo(NAMES);
    }

    @Test
    void readsBerkeleyDbOfBothByteOrders() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Found found = read("var/lib/rpm/Packages", RpmDatabases.berkeley(order, BASH, KEY, DBUS, large()));
            assertThat(found.names())
                    .startsWith("bash 5.1.8-6.el9", "dbus-libs 1:1.12.20-8.el9")
                    .endsWith("large 1-1");
        }
    }

    @Test
    void aViewThatComputesForEverIsNotRead() throws Exception {
        byte[] hostile = sqlite(
                "CREATE VIEW Packages AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS hnum, randomblob(99) AS blob FROM n");

        assertThatThrownBy(() -> read("var/lib/rpm/rpmdb.sqlite", hostile))
                .isInstanceOf(NotScannableException.class)
                .hasMessageContaining("no table Packages");
    }

    @Test
    void aChainOfPagesThatLeadsBackEnds() {
        byte[] database = RpmDatabases.berkeley(ByteOrder.LITTLE_ENDIAN, large());
        ByteBuffer.wrap(database)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(3 * 4096 + 16, 2)
                .putInt(4096 + 4096 - 17 + 8, 60 << 20);

        assertThatThrownBy(() -> read("var/lib/rpm/Packages", database)).isInstanceOf(NotScannableException.class);
    }

    @Test
    void aDamagedHeaderCostsOnlyItself() throws IOException {
        byte[] damaged = BASH.clone();
        ByteBuffer.wrap(damaged).putInt(0, Integer.MAX_VALUE);

        Found found = read("usr/lib/sysimage/rpm/Packages.db", RpmDatabases.ndb(damaged, DBUS));

        assertThat(found.names()).containsExactly("dbus-libs 1:1.12.20-8.el9");
        assertThat(found.omissions).hasSize(1);
    }

    @Test
    void aHeaderOfMillionsOfEmptyNamesTakesLittleMemory() throws IOException {
        byte[] names = RpmDatabases.header(List.of(
                RpmDatabases.Tag.text(1000, "many"),
                RpmDatabases.Tag.numbers(1116, 0),
                RpmDatabases.Tag.texts(1117, new String[] {"\0".repeat(3_000_000)}),
                RpmDatabases.Tag.texts(1118, "/")));
        ByteBuffer.wrap(names).putInt(8 + 2 * 16 + 12, 3_000_000);

        Found found = read("usr/lib/sysimage/rpm/Packages.db", RpmDatabases.ndb(names));

        assertThat(found.names()).containsExactly("many -");
        assertThat(found.omissions).extracting(Omission::reason).containsExactly(Reason.TOO_MANY);
    }

    @Test
    void offsetsAndCountsThatLieAreNotBelieved() throws IOException {
        for (int place : new int[] {8, 12, 16, 20}) {
            byte[] lying = BASH.clone();
            ByteBuffer.wrap(lying).putInt(8 + 16 * 8 + place - 8, 0x7fffffff);
            read("usr/lib/sysimage/rpm/Packages.db", RpmDatabases.ndb(lying));
        }
    }

    @Test
    void theSourceIsReadFromTheNameOfItsFile() {
        assertThat(RpmPackages.source("java-17-openjdk-17.0.9.0.9-2.el9.src.rpm", "1"))
                .contains(new Source("java-17-openjdk", "1:17.0.9.0.9-2.el9"));
        assertThat(RpmPackages.source("x-1-1.nosrc.rpm", "")).contains(new Source("x", "1-1"));
        for (String none : List.of("", "(none)", "bash.src.rpm", "-1-1.src.rpm", "a-b.src.rpm", ".src.rpm")) {
            assertThat(RpmPackages.source(none, "")).as(none).isEmpty();
        }
    }
}
