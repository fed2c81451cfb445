// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import static io.jenkins.plugins.trustedregistry.engine.client.SampleLayout.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.SampleLayout;
import io.jenkins.plugins.trustedregistry.engine.client.image.Copied;
import io.jenkins.plugins.trustedregistry.engine.client.image.CopyOptions;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageCopy;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images in folders and OCI archives, also such as somebody made who means no good. */
class StoredImageTest {
    private static final Tag V1 = new Tag("v1");

    @TempDir
    private Path folder;

    private SampleLayout layout;

    @BeforeEach
    void make() throws IOException {
        layout = new SampleLayout(folder.resolve("layout"));
    }

    @Test
    void anArchiveHoldsTheVerySameImage() throws Exception {
        Digest image = layout.image(noise(70_000, 1), noise(5, 2));
        layout.named("v1", SampleLayout.MANIFEST, image);
        Path tar = folder.resolve("image.tar");
        try (StoredImage source = StoredImage.layout(layout.folder(), "v1");
                ArchiveFile archive = ArchiveFile.of(tar, "technology/test")) {
            ImageCopy.run(source, archive, CopyOptions.tagged(V1), Progress.NONE);
            archive.finish();
        }

        Path back = folder.resolve("back");
        try (StoredImage archived = StoredImage.archive(tar, "v1", folder)) {
            Copied copied = ImageCopy.run(archived, LayoutFolder.of(back), CopyOptions.tagged(V1), Progress.NONE);
            assertThat(copied.digest()).isEqualTo(image);
        }
        assertThat(Tars.names(tar)).contains("oci-layout", "index.json", "manifest.json");
        assertThat(new SampleLayout(back).file(Digest.of(noise(70_000, 1)))).exists();
    }

    @Test
    void namesTheImagesWhenThereAreSeveral() throws Exception {
        layout.named("one", SampleLayout.MANIFEST, layout.image(noise(5, 1)))
                .named("two", SampleLayout.MANIFEST, layout.image(noise(5, 2)));

        assertRefused("", "one, two");
        assertRefused("three", "no image three");
    }

    @Test
    void refusesALayerThatIsNotWhatItsNameSays() throws Exception {
        layout.named("v1", SampleLayout.MANIFEST, layout.image(noise(500, 1)));
        Files.write(layout.file(Digest.of(noise(500, 1))), noise(500, 9));

        assertRefused("", "not what its digest and size say");
    }

    @Test
    void refusesALayerThatWasCutOff() throws Exception {
        layout.named("v1", SampleLayout.MANIFEST, layout.image(noise(500, 1)));
        Files.write(layout.file(Digest.of(noise(500, 1))), noise(400, 1));

        assertRefused("", "not what its digest and size say");
    }

    @Test
    void refusesAManifestThatWasExchanged() throws Exception {
        Digest image = layout.image(noise(5, 1));
        layout.named("v1", SampleLayout.MANIFEST, image);
        Files.writeString(layout.file(image), "{}");

        assertRefused("", "not what its digest says");
    }

    @Test
    void refusesADigestThatLeadsElsewhere() throws Exception {
        Files.writeString(
                layout.folder().resolve("index.json"),
                "{\"schemaVersion\":2,\"manifests\":[{\"mediaType\":\"" + SampleLayout.MANIFEST
                        + "\",\"digest\":\"sha256:../../../../etc/passwd\",\"size\":2}]}");

        assertRefused("", "can't be read");
    }

    @Test
    void saysWhatALayoutLacks() throws Exception {
        Digest image = layout.image(noise(500, 1));
        layout.named("v1", SampleLayout.MANIFEST, image);
        Files.delete(layout.file(Digest.of(noise(500, 1))));
        assertRefused("", "lacks blobs/sha256/");

        Files.delete(layout.folder().resolve("index.json"));
        assertRefused("", "no OCI layout");
    }

    @Test
    void endsAListThatContainsItself() throws Exception {
        // A digest can't be in what it is of, but lists can be nested without an end in sight.
        Digest inner = layout.image(noise(5, 1));
        Digest nested = layout.index(layout.platform(inner, "linux", "amd64"));
        for (int i = 0; i < 12; i++) {
            nested = layout.index(SampleLayout.descriptor(SampleLayout.INDEX, nested, Files.size(layout.file(nested))));
        }
        layout.named("v1", SampleLayout.INDEX, nested);

        assertRefused("", "lists within lists");
    }

    @Test
    void doesNotMixALayoutWithOtherFiles() throws Exception {
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("pom.xml"), "");

        assertThatThrownBy(() -> LayoutFolder.of(full))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("no OCI layout");
    }

    private void assertRefused(String which, String sentence) {
        Path into = folder.resolve("into-" + which);
        assertThatThrownBy(() -> {
                    try (StoredImage source = StoredImage.layout(layout.folder(), which)) {
                        ImageCopy.run(source, LayoutFolder.of(into), CopyOptions.tagged(V1), Progress.NONE);
                    }
                })
                .isInstanceOf(ClientException.class)
                .hasMessageContaining(sentence);
        assertThat(into.resolve("index.json")).doesNotExist();
    }
}
