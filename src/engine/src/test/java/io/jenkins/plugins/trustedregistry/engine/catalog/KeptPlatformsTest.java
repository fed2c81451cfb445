// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an image runs on goes with its manifest. */
class KeptPlatformsTest extends ManifestsOnDatabase {
    private static final List<Platform> ARM = List.of(new Platform("linux", "arm", "v7"));
    private static final List<Platform> OTHER = List.of(new Platform("windows \"x\"", "amd64", ""));

    @Test
    void isUnknownUntilSomebodySaysIt() {
        Digest image = catalog.push(repository, catalog.image(repository, "layer"), "v1");
        assertThat(platforms(repository, image)).isEmpty();

        manifests.runsOn(repository, Map.of(image, ARM));
        database.reopen();

        assertThat(platforms(repository, image)).contains(ARM);
        assertThat(summaryOf("v1").platforms()).contains(ARM);
    }

    @Test
    void nothingIsAnAnswer() {
        Digest image = catalog.push(repository, catalog.image(repository, "layer"));
        manifests.runsOn(repository, Map.of(image, List.of()));

        assertThat(platforms(repository, image)).contains(List.of());
    }

    @Test
    void isSaidOnce() {
        ManifestText image = catalog.image(repository, "layer");
        Digest digest = catalog.push(repository, image);
        manifests.runsOn(repository, Map.of(digest, OTHER));
        manifests.runsOn(repository, Map.of(digest, ARM));
        catalog.push(repository, image);

        assertThat(platforms(repository, digest)).contains(OTHER);
    }

    @Test
    void aCopyKnowsIt() {
        ManifestText image = catalog.image(repository, "layer");
        Digest digest = catalog.push(repository, image);
        manifests.runsOn(repository, Map.of(digest, ARM));
        long pushed = catalog.repository("a/pushed");
        long promoted = catalog.repository("a/promoted");
        catalog.image(pushed, "layer");
        catalog.image(promoted, "layer");

        catalog.push(pushed, image, "v1");
        manifests.copy(promoted, TestCatalog.stored(image), image.parsed(), TestCatalog.tags("v1"), "nigel", "a/b:v1");

        assertThat(platforms(pushed, digest)).contains(ARM);
        assertThat(platforms(promoted, digest)).contains(ARM);
    }

    @Test
    void theSameBytesAsAnotherTypeAreFoundOutAnew() {
        byte[] content = "{\"schemaVersion\":2,\"config\":%s,\"layers\":[]}"
                .formatted(ManifestText.json(catalog.blob(repository, TestCatalog.CONFIG, "{}")))
                .getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.of(content);
        put(content, MediaType.parse("application/vnd.example.thing"));
        manifests.runsOn(repository, Map.of(digest, List.of()));

        put(content, MediaType.OCI_MANIFEST);

        assertThat(platforms(repository, digest)).isEmpty();
    }

    private void put(byte[] content, MediaType type) {
        manifests.put(
                repository,
                new StoredManifest(Digest.of(content), type, content),
                ManifestParser.parse(content, type),
                List.of(),
                "nigel");
    }

    private Optional<List<Platform>> platforms(long in, Digest digest) {
        return manifests.summary(in, digest).orElseThrow().platforms();
    }
}
