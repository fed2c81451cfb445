// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import static io.jenkins.plugins.trustedregistry.engine.client.SampleLayout.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker save writes, and what somebody else writes that looks like it. */
class DockerArchiveTest {
    private static final byte[] ONE = noise(60_000, 1);
    private static final byte[] TWO = noise(10, 2);

    @TempDir
    private Path folder;

    private Path file;
    private Path temporary;

    @BeforeEach
    void make() throws IOException {
        file = folder.resolve("image.tar");
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    @Test
    void makesAnImageWithCompressedLayers() throws Exception {
        saved(config(ONE, TWO), "a/layer.tar", "b/layer.tar").close();

        try (StoredImage image = StoredImage.archive(file, "", temporary)) {
            ImageManifest manifest = (ImageManifest) image.root().manifest();
            Descriptor layer = manifest.layers().get(0);
            try (InputStream in = new GZIPInputStream(image.blob(layer).open(0))) {
                assertThat(in.readAllBytes()).isEqualTo(ONE);
            }
            assertThat(manifest.config().digest())
                    .isEqualTo(Digest.of(config(ONE, TWO).getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void theSameArchiveIsAlwaysTheSameImage() throws Exception {
        saved(config(ONE, TWO), "a/layer.tar", "b/layer.tar").close();

        assertThat(root().digest()).isEqualTo(root().digest());
    }

    @Test
    void followsLinksBetweenLayersOfTheArchive() throws Exception {
        try (Tars tar = new Tars(file)) {
            tar.file("manifest.json", manifest("a/layer.tar", "b/layer.tar"))
                    .file("config.json", config(ONE, ONE))
                    .file("a/layer.tar", ONE)
                    .link("b/layer.tar", "../a/layer.tar");
        }

        assertThat(root().manifest().requiredBlobs()).hasSize(3);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void linksLeadNowhereElse() throws Exception {
        for (String target : List.of("/etc/passwd", "../../../../../../etc/passwd", "b/layer.tar", "layer.tar")) {
            try (Tars tar = new Tars(file)) {
                tar.file("manifest.json", manifest("a/layer.tar", "b/layer.tar"))
                        .file("config.json", config(ONE, ONE))
                        .file("a/layer.tar", ONE)
                        .link("b/layer.tar", target);
            }
            assertRefused("lacks b/layer.tar");
        }
    }

    @Test
    void namesWithDotsFindNothingOutside() throws Exception {
        Files.writeString(folder.resolve("secret"), "not in the archive");
        try (Tars tar = new Tars(file)) {
            tar.file("manifest.json", manifest("../secret")).file("config.json", config(ONE));
        }

        assertRefused("lacks ../secret");
    }

    @Test
    void refusesALayerThatItsConfigDoesNotName() throws Exception {
        saved(config(TWO, TWO), "a/layer.tar", "b/layer.tar").close();

        assertRefused("not the one its config names");
    }

    @Test
    void refusesMoreLayersThanTheConfigNames() throws Exception {
        saved(config(ONE), "a/layer.tar", "b/layer.tar").close();

        assertRefused("has 2 layers, but its config names 1");
    }

    @Test
    void takesLayersThatAreCompressedAlready() throws Exception {
        Path packed = folder.resolve("packed");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(ONE);
        }
        try (Tars tar = new Tars(file)) {
            tar.file("manifest.json", manifest("a/layer.tar"))
                    .file("config.json", config(ONE))
                    .file("a/layer.tar", Files.readAllBytes(packed));
        }

        assertThat(root().manifest().requiredBlobs()).hasSize(2);
    }

    @Test
    void refusesAnArchiveThatWasCutOff() throws Exception {
        saved(config(ONE, TWO), "a/layer.tar", "b/layer.tar").close();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, 30_000));

        assertThatThrownBy(this::root).isInstanceOf(ClientException.class).hasMessageContaining("image.tar");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void refusesWhatIsNoArchive() throws Exception {
        Files.write(file, noise(5000, 3));
        assertThatThrownBy(this::root).isInstanceOf(ClientException.class).hasMessageContaining("image.tar");

        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(ONE);
        }
        assertRefused("compressed as a whole");

        Files.delete(file);
        assertRefused("There is no file");

        try (Tars tar = new Tars(file)) {
            tar.file("hello.txt", "hello");
        }
        assertRefused("neither an OCI layout nor an archive of docker save");
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(this::root).isInstanceOf(ClientException.class).hasMessageContaining(sentence);
        assertThat(temporary).isEmptyDirectory();
    }

    private Document root() throws Exception {
        try (StoredImage image = StoredImage.archive(file, "", temporary)) {
            return image.root();
        }
    }

    private Tars saved(String config, String... layers) throws IOException {
        Tars tar = new Tars(file).file("manifest.json", manifest(layers)).file("config.json", config);
        byte[][] contents = {ONE, TWO};
        for (int i = 0; i < layers.length; i++) {
            tar.file(layers[i], contents[i]);
        }
        return tar;
    }

    private static String manifest(String... layers) {
        return "[{\"Config\":\"config.json\",\"RepoTags\":[\"app:latest\"],\"Layers\":[\""
                + String.join("\",\"", layers) + "\"]}]";
    }

    private static String config(byte[]... layers) {
        List<String> digests = java.util.Arrays.stream(layers)
                .map(layer -> "\"" + Digest.of(layer) + "\"")
                .toList();
        return "{\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[" + String.join(",", digests) + "]}}";
    }
}
