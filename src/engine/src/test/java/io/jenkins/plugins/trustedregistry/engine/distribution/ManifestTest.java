// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManifestTest {
    private static final String MANIFESTS = "/v2/technology/test/manifests/";
    private static final Digest MISSING = Digest.of(new byte[] {9});

    @RegisterExtension
    final TestRegistry registry = new TestRegistry();

    private TestClient dev;
    private String image;
    private Digest digest;

    @BeforeEach
    void pushItsBlobs() {
        registry.repository("technology/test", Repository.Visibility.PRIVATE);
        dev = registry.as("dev");
        image = Images.image(dev, "technology/test", "one");
        digest = Digest.of(image.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isPushedAndPulledByTag() {
        TestReply pushed = dev.manifest("technology/test", "v1", image).expect(201);
        assertThat(pushed.header("Location")).isEqualTo(MANIFESTS + digest);
        assertThat(pushed.header("Docker-Content-Digest")).isEqualTo(digest.toString());
        assertThat(pushed.headers("OCI-Tag")).isEmpty();
        assertThat(pushed.headers("OCI-Subject")).isEmpty();

        TestReply pulled = dev.get(MANIFESTS + "v1").expect(200);
        assertThat(pulled.text()).isEqualTo(image);
        assertThat(pulled.header("Content-Type")).isEqualTo(MediaType.OCI_MANIFEST.name());
        assertThat(pulled.header("Docker-Content-Digest")).isEqualTo(digest.toString());
        assertThat(pulled.header("ETag")).isEqualTo("\"" + digest + "\"");
        dev.head(MANIFESTS + "v1").expect(200);
        dev.with("If-None-Match", "\"" + digest + "\"").get(MANIFESTS + "v1").expect(304);
        assertThat(registry.news)
                .containsExactly("pushed technology/test [v1] by dev", "pulled technology/test v1 by dev");
    }

    @Test
    void whatItRunsOnIsKeptWithItSoThatNobodyReadsTheConfigurationAgain() {
        long repository = registry.repository("technology/platforms", Repository.Visibility.PRIVATE)
                .id();
        String config = "{\"os\":\"linux\",\"architecture\":\"arm\",\"variant\":\"v7\"}";
        String arm = Images.image(dev, "technology/platforms", config);
        dev.manifest("technology/platforms", "v1", arm).expect(201);
        registry.store.delete(Digest.of(config.getBytes(StandardCharsets.UTF_8)));

        ManifestSummary summary =
                registry.catalog.manifests().list(repository, "", 10).get(0);
        assertThat(summary.platforms()).contains(List.of(new Platform("linux", "arm", "v7")));
    }

    @Test
    void isPushedAndPulledByDigest() {
        dev.manifest("technology/test", digest.toString(), image).expect(201);

        assertThat(dev.get(MANIFESTS + digest).expect(200).text()).isEqualTo(image);
        assertThat(registry.news.get(0)).isEqualTo("pushed technology/test [] by dev");
    }

    @Test
    void keepsTheDigestItWasPushedWith() {
        Digest sha512 = Digest.of(Digest.Algorithm.SHA512, image.getBytes(StandardCharsets.UTF_8));
        TestReply pushed =
                dev.manifest("technology/test", sha512 + "?tag=v1", image).expect(201);

        assertThat(pushed.header("Docker-Content-Digest")).isEqualTo(sha512.toString());
        assertThat(dev.get(MANIFESTS + sha512).expect(200).header("Docker-Content-Digest"))
                .isEqualTo(sha512.toString());
        assertThat(dev.head(MANIFESTS + "v1").expect(200).header("Docker-Content-Digest"))
                .isEqualTo(sha512.toString());
        dev.get(MANIFESTS + digest).expect(404, "MANIFEST_UNKNOWN");
    }

    @Test
    void takesSeveralTagsAtOnce() {
        TestReply pushed = dev.manifest("technology/test", digest + "?tag=v1&tag=latest&tag=v1", image)
                .expect(201);

        assertThat(pushed.headers("OCI-Tag")).containsExactly("v1", "latest");
        dev.get(MANIFESTS + "latest").expect(200);
        assertThat(registry.news.get(0)).isEqualTo("pushed technology/test [v1, latest] by dev");
    }

    @Test
    void refusesTagsItCannotTake() {
        String many = IntStream.rangeClosed(0, 100).mapToObj(i -> "tag=v" + i).collect(Collectors.joining("&"));

        dev.manifest("technology/test", "v1?tag=v2", image).expect(400, "MANIFEST_INVALID");
        dev.manifest("technology/test", digest + "?tag=-v2", image).expect(400, "MANIFEST_INVALID");
        dev.manifest("technology/test", digest + "?" + many, image).expect(414, "MANIFEST_INVALID");
        dev.manifest("technology/test", "v".repeat(129), image).expect(400, "MANIFEST_INVALID");
        dev.manifest("technology/test", ".v1", image).expect(400, "MANIFEST_INVALID");
        dev.get(MANIFESTS + digest).expect(404, "MANIFEST_UNKNOWN");
    }

    @Test
    void refusesADigestThatIsNotTheBytes() {
        dev.manifest("technology/test", digest.toString(), image + " ").expect(400, "DIGEST_INVALID");
        dev.manifest("technology/test", "sha256:baddigeststring", image).expect(400, "DIGEST_INVALID");
        dev.get(MANIFESTS + "sha256:baddigeststring").expect(400, "DIGEST_INVALID");
    }

    @Test
    void refusesAMissingBlobByName() {
        String broken = Images.manifest(MediaType.OCI_MANIFEST, MISSING, 1, "[]");

        TestReply refused = dev.manifest("technology/test", "v1", broken).expect(404, "MANIFEST_BLOB_UNKNOWN");

        assertThat(refused.text()).contains(MISSING.toString());
        dev.get(MANIFESTS + "v1").expect(404, "MANIFEST_UNKNOWN");
    }

    @Test
    void refusesWhatIsNotTheTypeItWasSentAs() {
        byte[] bytes = image.getBytes(StandardCharsets.UTF_8);

        dev.with("Content-Type", MediaType.OCI_INDEX.name())
                .put(MANIFESTS + "v1", bytes)
                .expect(400, "MANIFEST_INVALID");
        dev.with("Content-Type", "application/json")
                .put(MANIFESTS + "v1", bytes)
                .expect(400, "MANIFEST_INVALID");
        dev.with("Content-Type", "nonsense").put(MANIFESTS + "v1", bytes).expect(400, "MANIFEST_INVALID");
        dev.with("Content-Type", MediaType.OCI_MANIFEST.name())
                .put(MANIFESTS + "v1", new byte[] {'{'})
                .expect(400, "MANIFEST_INVALID");
    }

    @Test
    void readsTheTypeInsideWhenTheHeaderIsMissing() {
        dev.put(MANIFESTS + "v1", image.getBytes(StandardCharsets.UTF_8)).expect(201);
        dev.put(MANIFESTS + "v2", "{}".getBytes(StandardCharsets.UTF_8)).expect(400, "MANIFEST_INVALID");

        assertThat(dev.get(MANIFESTS + "v1").expect(200).header("Content-Type"))
                .isEqualTo(MediaType.OCI_MANIFEST.name());
    }

    @Test
    void keepsATypeItDoesNotKnowByteForByte() {
        byte[] odd = "\t not even JSON".getBytes(StandardCharsets.UTF_8);
        dev.with("Content-Type", "application/vnd.example.thing")
                .put(MANIFESTS + "odd", odd)
                .expect(201);

        TestReply pulled = dev.get(MANIFESTS + "odd").expect(200);

        assertThat(pulled.bytes()).isEqualTo(odd);
        assertThat(pulled.header("Content-Type")).isEqualTo("application/vnd.example.thing");
    }

    @Test
    void refusesMoreThanFourMebibytes() {
        byte[] large = new byte[ManifestParser.LARGEST + 1];

        dev.with("Content-Type", MediaType.OCI_MANIFEST.name())
                .put(MANIFESTS + "v1", large)
                .expect(413, "MANIFEST_INVALID");
    }

    @Test
    void takesFourMebibytes() {
        String filler = " ".repeat(ManifestParser.LARGEST - image.length());

        dev.manifest("technology/test", "v1", image + filler).expect(201);
    }

    @Test
    void saysThatItUnderstoodTheSubject() {
        String signature = Images.about(dev, "technology/test", MISSING, "application/vnd.example.signature", "s1");

        TestReply pushed = dev.manifest("technology/test", "sig", signature).expect(201);

        assertThat(pushed.header("OCI-Subject")).isEqualTo(MISSING.toString());
    }

    @Test
    void isNotFoundUnderANameThatIsNone() {
        dev.get(MANIFESTS + ".INVALID_MANIFEST_NAME").expect(404, "MANIFEST_UNKNOWN");
        dev.get(MANIFESTS + "v9").expect(404, "MANIFEST_UNKNOWN");
        dev.get(MANIFESTS + MISSING).expect(404, "MANIFEST_UNKNOWN");
        dev.head(MANIFESTS + "v9").expect(404);
    }

    @Test
    void losesATagAndStays() {
        dev.manifest("technology/test", digest + "?tag=v1&tag=v2", image).expect(201);

        dev.delete(MANIFESTS + "v1").expect(202);

        dev.get(MANIFESTS + "v1").expect(404, "MANIFEST_UNKNOWN");
        dev.get(MANIFESTS + "v2").expect(200);
        dev.get(MANIFESTS + digest).expect(200);
        dev.delete(MANIFESTS + "v1").expect(404, "MANIFEST_UNKNOWN");
        assertThat(registry.news).contains("tag v1 deleted from technology/test by dev");
    }

    @Test
    void goesWithAllItsTags() {
        dev.manifest("technology/test", digest + "?tag=v1&tag=v2", image).expect(201);

        dev.delete(MANIFESTS + digest).expect(202);

        dev.get(MANIFESTS + "v1").expect(404, "MANIFEST_UNKNOWN");
        dev.get(MANIFESTS + digest).expect(404, "MANIFEST_UNKNOWN");
        dev.delete(MANIFESTS + digest).expect(404, "MANIFEST_UNKNOWN");
        assertThat(registry.news).contains("manifest deleted from technology/test by dev");
    }

    @Test
    void keepsItsBlobs() {
        dev.manifest("technology/test", digest.toString(), image).expect(201);
        String config = "/v2/technology/test/blobs/" + Digest.of("one".getBytes(StandardCharsets.UTF_8));

        TestReply refused = dev.delete(config).expect(405, "UNSUPPORTED");
        assertThat(refused.header("Allow")).contains("GET");
        dev.delete(MANIFESTS + digest).expect(202);
        dev.delete(config).expect(202);

        dev.get(config).expect(404, "BLOB_UNKNOWN");
        dev.delete(config).expect(404, "BLOB_UNKNOWN");
        assertThat(registry.news).contains("blob deleted from technology/test by dev");
    }
}
