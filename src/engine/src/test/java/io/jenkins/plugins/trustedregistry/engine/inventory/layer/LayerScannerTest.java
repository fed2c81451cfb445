// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.APK;
import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.DATABASE;
import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.alpine;
import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.packages;
import static io.jenkins.plugins.trustedregistry.engine.inventory.layer.ScannedLayers.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.FileFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read of layers as they should be, in each of their forms. */
class LayerScannerTest extends WithScannedLayers {
    @Test
    void readsPlainGzipAndZstdAlike() {
        byte[] tar = alpine().tar();
        LayerFacts plain = layers.scan(tar);

        assertThat(packages(plain)).containsExactly("musl 1.2.5-r0");
        assertThat(plain.omissions()).isEmpty();
        assertThat(plain.diffId()).contains(Digest.of(tar));
        assertThat(plain.entries()).isEqualTo(2);
        assertThat(plain.bytes()).isEqualTo(tar.length);
        assertThat(layers.scan(alpine().gzip())).isEqualTo(plain);
        assertThat(layers.scan(alpine().zstd())).isEqualTo(plain);
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

        LayerFacts facts = layers.scan(chunked.toByteArray());

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
        assertThat(reasons(layers.scan("BZh91AY&SY".getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly(Reason.UNSUPPORTED);
        assertThat(reasons(layers.scan(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0})))
                .containsExactly(Reason.UNSUPPORTED);
    }

    @Test
    void findsFilesUnderEveryWayToWriteTheirPath() {
        for (String path : List.of(DATABASE, "./" + DATABASE, "/" + DATABASE, "lib//apk/./db/x/../installed")) {
            assertThat(packages(layers.scan(new LayerBuilder().file(path, APK).tar())))
                    .as(path)
                    .containsExactly("musl 1.2.5-r0");
        }
    }

    @Test
    void aHardLinkToAFileThatWasReadIsThatFile() {
        LayerFacts facts = layers.scan(new LayerBuilder()
                .file("usr/" + DATABASE, APK)
                .hardLink(DATABASE, "usr/" + DATABASE)
                .gzip());

        assertThat(facts.files()).extracting(FileFacts::path).containsExactly(DATABASE, "usr/" + DATABASE);
        assertThat(facts.omissions()).isEmpty();
    }

    @Test
    void theSecondEntryOfAPathCounts() {
        LayerFacts facts = layers.scan(new LayerBuilder()
                .file(DATABASE, APK)
                .file(DATABASE, "P:busybox\nV:1.36.1-r29\n\n")
                .gzip());

        assertThat(packages(facts)).containsExactly("busybox 1.36.1-r29");
    }

    @Test
    void notesWhiteoutsAndOpaqueFolders() {
        LayerFacts facts = layers.scan(new LayerBuilder()
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

        assertThat(packages(layers.scan(new LayerBuilder().file(path, content).gzip())))
                .containsExactly("x 1.0.0");
        assertThat(packages(layers.scan(new LayerBuilder()
                        .longNamesAsGnuDoes()
                        .file(path, content)
                        .gzip())))
                .containsExactly("x 1.0.0");
    }

    @Test
    void knowsWhichFilesBelongToPackagesOfTheSystem() {
        LayerFacts facts = layers.scan(new LayerBuilder()
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
        FileFacts file = layers.scan(alpine().gzip()).files().get(0);

        assertThat(file.ecosystem()).isEqualTo("apk");
        PackageFacts musl = file.packages().get(0);
        assertThat(musl.qualifiers()).containsEntry("arch", "x86_64");
        assertThat(musl.licences()).containsExactly("MIT");
    }
}
