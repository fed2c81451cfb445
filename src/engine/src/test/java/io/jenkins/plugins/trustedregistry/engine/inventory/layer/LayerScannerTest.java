// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.inventory.FileFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.inventory.Omission;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.TemporaryFileException;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerScannerTest {
    private static final String APK = "P:musl\nV:1.2.5-r0\nA:x86_64\nL:MIT\no:musl\n\n";
    private static final String DATABASE = "lib/apk/db/installed";

    @TempDir
    Path temporary;

    @AfterEach
    void leavesNoTemporaryFile() throws IOException {
        try (var files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
    }

    private LayerFacts scan(byte[] layer) {
        return scan(layer, LayerLimits.USUAL);
    }

    private LayerFacts scan(byte[] layer, LayerLimits limits) {
        try {
            return new LayerScanner(Ecosystems.all(), temporary, limits)
                    .scan(LayerBuilder.GZIP, new ByteArrayInputStream(layer));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> packages(LayerFacts facts) {
        return facts.files().stream()
                .flatMap(file -> file.packages().stream())
                .map(each -> each.name() + " " + each.version())
                .toList();
    }

    private static List<Reason> reasons(LayerFacts facts) {
        return facts.omissions().stream().map(Omission::reason).toList();
    }

    private static LayerBuilder alpine() {
        return new LayerBuilder().folder("lib/apk/db").file(DATABASE, APK);
    }

    @Test
    void readsPlainGzipAndZstdAlike() {
        byte[] tar = alpine().tar();
        LayerFacts plain = scan(tar);

        assertThat(packages(plain)).containsExactly("musl 1.2.5-r0");
        assertThat(plain.omissions()).isEmpty();
        assertThat(plain.diffId()).contains(Digest.of(tar));
        assertThat(plain.entries()).isEqualTo(2);
        assertThat(plain.bytes()).isEqualTo(tar.length);
        assertThat(scan(alpine().gzip())).isEqualTo(plain);
        assertThat(scan(alpine().zstd())).isEqualTo(plain);
        assertThat(LayerFactsJson.read(LayerFactsJson.write(plain))).isEqualTo(plain);
    }

    @Test
    void readsGzipOfSeveralMembersThoughTheSourceSaysThatNothingIsAvailable() throws IOException {
        byte[] tar = alpine().tar();
        InputStream members = new SequenceInputStream(
                new ByteArrayInputStream(LayerBuilder.gzip(Arrays.copyOf(tar, 700))),
                new ByteArrayInputStream(LayerBuilder.gzip(Arrays.copyOfRange(tar, 700, tar.length))));
        InputStream slow = new InputStream() {
            @Override
            public int read() throws IOException {
                return members.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return members.read(target, offset, Math.min(length, 7));
            }
        };

        LayerFacts facts = new LayerScanner(temporary).scan(LayerBuilder.GZIP, slow);

        assertThat(facts.diffId()).contains(Digest.of(tar));
        assertThat(packages(facts)).containsExactly("musl 1.2.5-r0");
    }

    @Test
    void passesOverSkippableFramesOfZstd() throws IOException {
        byte[] zstd = alpine().zstd();
        ByteArrayOutputStream chunked = new ByteArrayOutputStream();
        chunked.write(skippable(5));
        chunked.write(zstd);
        chunked.write(skippable(100_000));
        chunked.write(new LayerBuilder().zstd()); // an empty archive: what is behind the end
        chunked.write(skippable(0));

        LayerFacts facts = scan(chunked.toByteArray());

        assertThat(packages(facts)).containsExactly("musl 1.2.5-r0");
        assertThat(facts.omissions()).isEmpty();
    }

    private static byte[] skippable(int size) {
        return ByteBuffer.allocate(8 + size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x184D2A53)
                .putInt(size)
                .array();
    }

    @Test
    void tellsWhatComesBeforeADamage() {
        byte[] gzip = alpine().file("big", noise(200_000)).gzip();

        LayerFacts cut = scan(Arrays.copyOf(gzip, gzip.length - 50_000));

        assertThat(packages(cut)).containsExactly("musl 1.2.5-r0");
        assertThat(reasons(cut)).containsExactly(Reason.DAMAGED);
        assertThat(cut.diffId()).isEmpty();
    }

    @Test
    void aCutDatabaseIsToldOnceAndWhatItHadCounts() {
        byte[] tar = new LayerBuilder()
                .file(DATABASE, APK + "P:zlib\nV:1.3.1-r1\n\n" + "x".repeat(5000))
                .tar();

        LayerFacts cut = scan(Arrays.copyOf(tar, 3000));

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
    void namesLayersThatAreNotRead() {
        assertThat(refusal("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"))
                .isEqualTo(Reason.FOREIGN);
        assertThat(refusal("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"))
                .isEqualTo(Reason.FOREIGN);
        assertThat(refusal("application/vnd.oci.image.layer.v1.tar+gzip+encrypted"))
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(refusal("application/vnd.cncf.helm.chart.content.v1.tar+gzip"))
                .isEqualTo(Reason.UNSUPPORTED);
        for (String type : List.of(
                "application/vnd.oci.image.layer.v1.tar",
                "application/vnd.oci.image.layer.v1.tar+zstd",
                "application/vnd.docker.image.rootfs.diff.tar",
                "application/vnd.docker.image.rootfs.diff.tar.gzip")) {
            assertThat(LayerScanner.refusal(new MediaType(type))).as(type).isEmpty();
        }
    }

    private static Reason refusal(String type) {
        return LayerScanner.refusal(new MediaType(type))
                .orElseThrow()
                .omissions()
                .get(0)
                .reason();
    }

    @Test
    void otherCompressionsAreNamed() {
        assertThat(reasons(scan("BZh91AY&SY".getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly(Reason.UNSUPPORTED);
        assertThat(reasons(scan(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0})))
                .containsExactly(Reason.UNSUPPORTED);
    }

    @Test
    void whatIsNoArchiveIsDamaged() {
        assertThat(reasons(
                        scan("this is a text and no archive at all".repeat(100).getBytes(StandardCharsets.UTF_8))))
                .containsExactly(Reason.DAMAGED);
        assertThat(scan(new byte[0]).omissions()).isEmpty();
        assertThat(scan(new byte[1024]).omissions()).isEmpty();
    }

    @Test
    void findsFilesUnderEveryWayToWriteTheirPath() {
        for (String path : List.of(DATABASE, "./" + DATABASE, "/" + DATABASE, "lib//apk/./db/x/../installed")) {
            assertThat(packages(scan(new LayerBuilder().file(path, APK).tar())))
                    .as(path)
                    .containsExactly("musl 1.2.5-r0");
        }
    }

    @Test
    void pathsThatLeadOutAreToldAndTheRestIsRead() {
        LayerFacts facts = scan(new LayerBuilder()
                .file("../../etc/os-release", "ID=evil")
                .file("a/../../x", "y")
                .file(DATABASE, APK)
                .gzip());

        assertThat(packages(facts)).containsExactly("musl 1.2.5-r0");
        assertThat(reasons(facts)).containsExactly(Reason.UNSUPPORTED, Reason.UNSUPPORTED);
    }

    @Test
    void devicesPipesAndLinksOutsideAreHarmless() {
        LayerFacts facts = scan(new LayerBuilder()
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
    void aHardLinkToAFileThatWasReadIsThatFile() {
        LayerFacts facts = scan(new LayerBuilder()
                .file("usr/" + DATABASE, APK)
                .hardLink(DATABASE, "usr/" + DATABASE)
                .gzip());

        assertThat(facts.files()).extracting(FileFacts::path).containsExactly(DATABASE, "usr/" + DATABASE);
        assertThat(facts.omissions()).isEmpty();
    }

    @Test
    void theSecondEntryOfAPathCounts() {
        LayerFacts facts = scan(new LayerBuilder()
                .file(DATABASE, APK)
                .file(DATABASE, "P:busybox\nV:1.36.1-r29\n\n")
                .gzip());

        assertThat(packages(facts)).containsExactly("busybox 1.36.1-r29");
    }

    @Test
    void notesWhiteoutsAndOpaqueFolders() {
        LayerFacts facts = scan(new LayerBuilder()
                .whiteout("usr/bin/gone")
                .whiteout("top")
                .file("opt/app/.wh..wh..opq", "")
                .file(".wh..wh.plnk/12.34", "")
                .file(".wh..wh.aufs", "")
                .file("x/.wh.", "")
                .gzip());

        assertThat(facts.whiteouts()).containsExactly("usr/bin/gone", "top");
        assertThat(facts.opaque()).containsExactly("opt/app");
    }

    @Test
    void readsLongNamesOfBothKinds() {
        String path = "app/" + "deep/".repeat(60) + "node_modules/x/package.json";
        String content = "{\"name\":\"x\",\"version\":\"1.0.0\"}";

        assertThat(packages(scan(new LayerBuilder().file(path, content).gzip())))
                .containsExactly("x 1.0.0");
        assertThat(packages(scan(new LayerBuilder()
                        .longNamesAsGnuDoes()
                        .file(path, content)
                        .gzip())))
                .containsExactly("x 1.0.0");
    }

    @Test
    void aNameOfAGigabyteIsNotTakenIntoMemory() {
        byte[] head = header("././@LongLink", 'L', 1L << 30);

        LayerFacts facts = scan(head);

        assertThat(reasons(facts)).containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void sizesThatAreNoneAreDamage() {
        assertThat(reasons(scan(header("x", '0', -1)))).containsExactly(Reason.DAMAGED);
        assertThat(reasons(scan(header("x", '0', Long.MAX_VALUE)))).containsExactly(Reason.DAMAGED);
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

        LayerFacts facts = scan(builder.gzip(), limits);

        assertThat(packages(facts)).containsExactly("musl 1.2.5-r0");
        assertThat(reasons(facts)).containsExactly(Reason.TOO_MANY);
        assertThat(facts.diffId()).isEmpty();
    }

    @Test
    void aLayerThatIsTooLargeOrAGoodDealTooSmallForItsSizeEnds() {
        byte[] bomb = alpine().file("zeros", new byte[8 << 20]).gzip();

        assertThat(reasons(scan(bomb, new LayerLimits(100, 1 << 20, 100_000, 1 << 30, 9, 1 << 20, 9, 9))))
                .containsExactly(Reason.TOO_LARGE);
        assertThat(reasons(scan(bomb, new LayerLimits(100, 1 << 30, 100, 1 << 20, 9, 1 << 20, 9, 9))))
                .containsExactly(Reason.TOO_LARGE);
        assertThat(scan(bomb).omissions()).isEmpty();
    }

    @Test
    void manyPackagesOmissionsAndClaimsAreBounded() {
        LayerLimits limits = new LayerLimits(1000, 1 << 30, 1000, 1 << 30, 3, 1 << 20, 2, 2);
        LayerBuilder builder = new LayerBuilder();
        for (int i = 0; i < 10; i++) {
            builder.file("node_modules/p" + i + "/package.json", "{\"name\":\"p" + i + "\",\"version\":\"1\"}");
        }
        builder.file("var/lib/dpkg/info/a.list", "/x\n/y\n/z\n");

        LayerFacts facts = scan(builder.gzip(), limits);

        assertThat(packages(facts)).hasSize(3);
        assertThat(reasons(facts)).containsExactly(Reason.TOO_MANY, Reason.TOO_MANY, Reason.TOO_MANY, Reason.TOO_MANY);
        assertThat(facts.omissions().get(2).detail()).startsWith("5 more parts");
    }

    @Test
    void brokenFilesCostOnlyThemselves() {
        LayerFacts facts = scan(new LayerBuilder()
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
    void knowsWhichFilesBelongToPackagesOfTheSystem() {
        LayerFacts facts = scan(new LayerBuilder()
                .file("usr/lib/python3/dist-packages/six-1.16.0.egg-info/PKG-INFO", "Name: six\nVersion: 1.16.0\n")
                .file("usr/local/lib/python3/six-1.17.0.dist-info/METADATA", "Name: six\nVersion: 1.17.0\n")
                .file(
                        "var/lib/dpkg/info/python3-six.list",
                        "/.\n/usr\n/usr/lib/python3/dist-packages/six-1.16.0.egg-info/PKG-INFO\n")
                .gzip());

        assertThat(facts.owned())
                .containsExactly(
                        Map.entry("usr/lib/python3/dist-packages/six-1.16.0.egg-info/PKG-INFO", "deb/python3-six"));
    }

    @Test
    void theFormOfAPackageIsAsTheEcosystemGaveIt() {
        FileFacts file = scan(alpine().gzip()).files().get(0);

        assertThat(file.ecosystem()).isEqualTo("apk");
        PackageFacts musl = file.packages().get(0);
        assertThat(musl.qualifiers()).containsEntry("arch", "x86_64");
        assertThat(musl.licences()).containsExactly("MIT");
    }

    /** Bytes that do not compress, the same in every run. */
    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
