// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.APK;
import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.DATABASE;
import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.alpine;
import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.noise;
import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.packages;
import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.inventory.Omission;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.TemporaryFileException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Layers that are damaged, lie, or are made to do harm: bounded, told, and the rest is read. */
class HostileLayerTest extends WithScannedLayers {
    private static final LayerLimits AS_SCANS_HAVE_THEM =
            new LayerLimits(1_000_000, 32L << 30, 250, 1L << 30, 100_000, 16L << 20, 1_000_000, 1_000);

    @Test
    void tellsWhatComesBeforeADamage() {
        byte[] gzip = alpine().file("big", noise(200_000)).gzip();

        LayerFacts cut = layers.scan(Arrays.copyOf(gzip, gzip.length - 50_000));

        assertThat(packages(cut)).containsExactly("musl 1.2.5-r0");
        assertThat(reasons(cut)).containsExactly(Reason.DAMAGED);
        assertThat(cut.diffId()).isEmpty();
    }

    @Test
    void aCutDatabaseIsToldOnceAndWhatItHadCounts() {
        byte[] tar = new LayerBuilder()
                .file(DATABASE, APK + "P:zlib\nV:1.3.1-r1\n\n" + "x".repeat(5000))
                .tar();

        LayerFacts cut = layers.scan(Arrays.copyOf(tar, 3000));

        assertThat(packages(cut)).containsExactly("musl 1.2.5-r0", "zlib 1.3.1-r1");
        assertThat(reasons(cut)).contains(Reason.DAMAGED);
    }

    @Test
    void aStorageThatFailsIsNotADamagedLayer() {
        byte[] gzip = alpine().file("big", noise(200_000)).gzip();
        InputStream failing =
                new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(gzip, 100_000)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new FileNotFoundException("the blob is gone");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        return read();
                    }
                });

        assertThatThrownBy(() -> new LayerScanner(temporary).scan(LayerBuilder.GZIP, failing))
                .isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void aMachineWithoutRoomIsNotADamagedLayer() {
        byte[] layer = alpine().file("var/lib/rpm/rpmdb.sqlite", noise(9000)).gzip();

        assertThatThrownBy(() -> new LayerScanner(temporary.resolve("missing"))
                        .scan(LayerBuilder.GZIP, new ByteArrayInputStream(layer)))
                .isInstanceOf(TemporaryFileException.class)
                .hasMessageContaining("room");
    }

    @Test
    void whatIsNoArchiveIsDamaged() {
        assertThat(reasons(layers.scan(
                        "this is a text and no archive at all".repeat(100).getBytes(StandardCharsets.UTF_8))))
                .containsExactly(Reason.DAMAGED);
        assertThat(layers.scan(new byte[0]).omissions()).isEmpty();
        assertThat(layers.scan(new byte[1024]).omissions()).isEmpty();
    }

    @Test
    void pathsThatLeadOutAreToldAndTheRestIsRead() {
        LayerFacts facts = layers.scan(new LayerBuilder()
                .file("../../etc/os-release", "ID=evil")
                .file("a/../../x", "y")
                .file(DATABASE, APK)
                .gzip());

        assertThat(packages(facts)).containsExactly("musl 1.2.5-r0");
        assertThat(reasons(facts)).containsExactly(Reason.UNSUPPORTED, Reason.UNSUPPORTED);
    }

    @Test
    void devicesPipesAndLinksOutsideAreHarmless() {
        LayerFacts facts = layers.scan(new LayerBuilder()
                .special("dev/sda", TarConstants.LF_BLK)
                .special("dev/tty", TarConstants.LF_CHR)
                .special("run/pipe", TarConstants.LF_FIFO)
                .link("etc/os-release", "/../../../../etc/passwd")
                .link("lib", "usr/lib")
                .hardLink("lib/apk/db/installed", "/etc/shadow")
                .gzip());

        assertThat(facts.files()).isEmpty();
        assertThat(facts.links()).containsOnlyKeys("lib");
        assertThat(facts.omissions()).extracting(Omission::path).containsExactly("lib/apk/db/installed");
    }

    @Test
    void aNameOfAGigabyteIsNotTakenIntoMemory() {
        byte[] head = header("././@LongLink", 'L', 1L << 30);

        LayerFacts facts = layers.scan(head);

        assertThat(reasons(facts)).containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void sizesThatAreNoneAreDamage() {
        assertThat(reasons(layers.scan(header("x", '0', -1)))).containsExactly(Reason.DAMAGED);
        assertThat(reasons(layers.scan(header("x", '0', Long.MAX_VALUE)))).containsExactly(Reason.DAMAGED);
    }

    /** A header whose size is written as a binary number. */
    private static byte[] header(String name, char type, long size) {
        byte[] block = new byte[512];
        System.arraycopy(name.getBytes(StandardCharsets.UTF_8), 0, block, 0, name.length());
        block[156] = (byte) type;
        ByteBuffer.wrap(block, 128, 8).putLong(size);
        block[124] = (byte) 0x80;
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        System.arraycopy(String.format("%06o\0 ", sum).getBytes(StandardCharsets.UTF_8), 0, block, 148, 8);
        return block;
    }

    @Test
    void manyEntriesEndTheReading() {
        LayerLimits limits = new LayerLimits(100, 1L << 30, 1000, 1L << 30, 1000, 1 << 20, 1000, 10);
        LayerBuilder builder = alpine();
        for (int i = 0; i < 200; i++) {
            builder.file("f" + i, "");
        }

        LayerFacts facts = layers.scan(builder.gzip(), limits);

        assertThat(packages(facts)).containsExactly("musl 1.2.5-r0");
        assertThat(reasons(facts)).containsExactly(Reason.TOO_MANY);
        assertThat(facts.diffId()).isEmpty();
    }

    @Test
    void aLayerThatIsTooLargeOrAGoodDealTooSmallForItsSizeEnds() {
        byte[] bomb = alpine().file("zeros", new byte[8 << 20]).gzip();

        assertThat(reasons(layers.scan(bomb, new LayerLimits(100, 1 << 20, 100_000, 1 << 30, 9, 1 << 20, 9, 9))))
                .containsExactly(Reason.TOO_LARGE);
        assertThat(reasons(layers.scan(bomb, new LayerLimits(100, 1 << 30, 100, 1 << 20, 9, 1 << 20, 9, 9))))
                .containsExactly(Reason.TOO_LARGE);
        assertThat(layers.scan(bomb).omissions()).isEmpty();
    }

    @Test
    void manyPackagesOmissionsAndClaimsAreBounded() {
        LayerLimits limits = new LayerLimits(1000, 1 << 30, 1000, 1 << 30, 3, 1 << 20, 2, 2);
        LayerBuilder builder = new LayerBuilder();
        for (int i = 0; i < 10; i++) {
            builder.file("node_modules/p" + i + "/package.json", "{\"name\":\"p" + i + "\",\"version\":\"1\"}");
        }
        builder.file("var/lib/dpkg/info/a.list", "/x\n/y\n/z\n");

        LayerFacts facts = layers.scan(builder.gzip(), limits);

        assertThat(packages(facts)).hasSize(3);
        assertThat(reasons(facts)).containsExactly(Reason.TOO_MANY, Reason.TOO_MANY, Reason.TOO_MANY, Reason.TOO_MANY);
        assertThat(facts.omissions().get(2).detail()).startsWith("5 more parts");
    }

    @Test
    void brokenFilesCostOnlyThemselves() {
        LayerFacts facts = layers.scan(new LayerBuilder()
                .file("app/lib/broken.jar", "no zip")
                .file("var/lib/rpm/rpmdb.sqlite", "SQLite format 3\0 and nothing behind")
                .file("var/lib/rpm/Packages", noise(9000))
                .file("usr/lib/sysimage/rpm/Packages.db", "x")
                .file("node_modules/a/package.json", "{\"name\":")
                .file("bin/elf", "\u007fELF" + "x".repeat(5000))
                .file(DATABASE, APK)
                .gzip());

        assertThat(packages(facts)).containsExactly("musl 1.2.5-r0");
        assertThat(facts.omissions())
                .extracting(Omission::path)
                .contains(
                        "app/lib/broken.jar",
                        "var/lib/rpm/rpmdb.sqlite",
                        "var/lib/rpm/Packages",
                        "usr/lib/sysimage/rpm/Packages.db",
                        "node_modules/a/package.json");
    }

    @Test
    @Timeout(120)
    void aMillionFilesAreReadInLittleMemoryAndOneMoreEndsTheReading() throws IOException {
        Path layer = temporary.resolve("layer.gz");
        try (OutputStream gzip =
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(layer), 1 << 16))) {
            gzip.write(Arrays.copyOf(alpine().tar(), 1536)); // without its end
            for (int i = 0; i < 1_000_000; i++) {
                gzip.write(header("srv/files/" + i, '0', 0));
            }
        }

        LayerFacts facts;
        try (InputStream in = Files.newInputStream(layer)) {
            facts = new LayerScanner(Ecosystems.all(), temporary, AS_SCANS_HAVE_THEM).scan(LayerBuilder.GZIP, in);
        }
        Files.delete(layer);

        assertThat(packages(facts)).containsExactly("musl 1.2.5-r0");
        assertThat(reasons(facts)).containsExactly(Reason.TOO_MANY);
    }
}
