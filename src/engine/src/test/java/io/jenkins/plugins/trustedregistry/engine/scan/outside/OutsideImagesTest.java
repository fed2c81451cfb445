// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.image.LayerCache;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Watch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideImagesTest {
    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                String content = new String(file.getValue(), StandardCharsets.UTF_8);
                boolean link = content.startsWith("-> ");
                TarArchiveEntry entry = link
                        ? new TarArchiveEntry(file.getKey(), TarConstants.LF_SYMLINK)
                        : new TarArchiveEntry(file.getKey());
                if (link) {
                    entry.setLinkName(content.substring(3));
                } else {
                    entry.setSize(file.getValue().length);
                }
                tar.putArchiveEntry(entry);
                if (!link) {
                    tar.write(file.getValue());
                }
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] layer() throws IOException {
        return tar(Map.of(
                "lib/apk/db/installed", bytes("P:musl\nV:1.2.4-r2\nA:x86_64\no:musl\nL:MIT\n\n"),
                "etc/os-release", bytes("ID=alpine\nVERSION_ID=3.18.4\n")));
    }

    private ScannedImage scan(OutsideImage image) throws IOException {
        return new ImageScanner(new LayerScanner(folder), LayerCache.NONE).scan(image, Watch.NONE);
    }

    @Test
    void readsWhatDockerSaves() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("b/layer.tar", layer());
        files.put("a/layer.tar", bytes("-> ../b/layer.tar"));
        files.put(
                "config.json",
                bytes("{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"diff_ids\":[\"x\"]},"
                        + "\"history\":[{\"created_by\":\"ADD alpine\"}]}"));
        files.put(
                "manifest.json",
                bytes("[{\"Config\":\"config.json\",\"RepoTags\":[\"alpine:3.18\"],\"Layers\":[\"a/layer.tar\"]}]"));
        Path archive = Files.write(folder.resolve("saved.tar"), tar(files));

        try (OutsideImages images = OutsideImages.open(archive)) {
            assertThat(images.images()).hasSize(1);
            OutsideImage image = images.images().get(0);
            assertThat(image.name()).isEqualTo("alpine:3.18");
            ScannedImage scanned = scan(image);
            assertThat(scanned.problem()).isEmpty();
            assertThat(scanned.layers().get(0).instruction()).isEqualTo("ADD alpine");
            assertThat(scanned.inventory().components()).hasSize(1);
            assertThat(scanned.inventory().distribution().orElseThrow().id()).isEqualTo("alpine");
        }
    }

    private Map<String, byte[]> layout() throws IOException {
        byte[] layer = layer();
        byte[] config = bytes("{\"os\":\"linux\",\"architecture\":\"arm64\"}");
        byte[] manifest = bytes("{\"schemaVersion\":2,\"config\":" + descriptor("image.config.v1+json", config)
                + ",\"layers\":[" + descriptor("image.layer.v1.tar", layer) + "]}");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("oci-layout", bytes("{\"imageLayoutVersion\":\"1.0.0\"}"));
        files.put(
                "index.json",
                bytes("{\"schemaVersion\":2,\"manifests\":[" + descriptor("image.manifest.v1+json", manifest) + "]}"));
        for (byte[] blob : new byte[][] {layer, config, manifest}) {
            files.put("blobs/sha256/" + Digest.of(blob).hex(), blob);
        }
        return files;
    }

    private static String descriptor(String type, byte[] content) {
        return "{\"mediaType\":\"application/vnd.oci." + type + "\",\"digest\":\"" + Digest.of(content) + "\",\"size\":"
                + content.length + "}";
    }

    @Test
    void readsOcisLayoutInAFolderAndInAnArchive() throws Exception {
        Path place = folder.resolve("layout");
        for (Map.Entry<String, byte[]> file : layout().entrySet()) {
            Path target = place.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        Path archive = Files.write(folder.resolve("layout.tar"), tar(layout()));

        for (Path each : new Path[] {place, archive}) {
            try (OutsideImages images = OutsideImages.open(each)) {
                ScannedImage scanned = scan(images.images().get(0));
                assertThat(scanned.platform()).isEqualTo("linux/arm64");
                assertThat(scanned.inventory().components()).hasSize(1);
            }
        }
    }

    @Test
    void saysWhatIsWrongWithOthers() throws Exception {
        Path text = Files.writeString(folder.resolve("text.tar"), "no archive");
        Path other = Files.write(folder.resolve("other.tar"), tar(Map.of("hello", bytes("world"))));
        Map<String, byte[]> files = layout();
        files.keySet().removeIf(name -> name.startsWith("blobs"));
        Path torn = Files.write(folder.resolve("torn.tar"), tar(files));

        assertThatThrownBy(() -> OutsideImages.open(text)).hasMessageContaining("neither an OCI layout");
        assertThatThrownBy(() -> OutsideImages.open(other)).hasMessageContaining("neither an OCI layout");
        assertThatThrownBy(() -> OutsideImages.open(torn)).hasMessageContaining("is missing");
        assertThatThrownBy(() -> OutsideImages.open(folder.resolve("nothing"))).hasMessageContaining("check its name");
    }

    @Test
    void readsNothingOutsideOfTheFolder() throws Exception {
        Path place = Files.createDirectories(folder.resolve("place"));
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(place.resolve("link"), folder.resolve("secret"));

        assertThat(new FolderFiles(place).open("../secret")).isEmpty();
        assertThat(new FolderFiles(place).open("link")).isEmpty();
    }
}
