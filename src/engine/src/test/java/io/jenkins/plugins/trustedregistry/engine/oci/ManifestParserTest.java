// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestParserTest {
    private static final MediaType CONFIG = MediaType.parse("application/vnd.oci.image.config.v1+json");
    private static final MediaType LAYER = MediaType.parse("application/vnd.oci.image.layer.v1.tar+gzip");
    private static final MediaType FOREIGN =
            MediaType.parse("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip");
    private static final MediaType UNKNOWN = MediaType.parse("application/vnd.example.unknown");
    private static final Descriptor A = descriptor(CONFIG, "a");
    private static final Descriptor B = descriptor(LAYER, "b");
    private static final Descriptor C = descriptor(FOREIGN, "c");
    private static final Descriptor IMAGE = descriptor(MediaType.OCI_MANIFEST, "image");

    @Test
    void readsAnImage() {
        Manifest image = ManifestText.image(A, B, C)
                .subject(IMAGE)
                .annotation("who", "nigel")
                .parsed();

        assertThat(image)
                .isEqualTo(new ImageManifest(
                        MediaType.OCI_MANIFEST,
                        A,
                        List.of(B, C),
                        java.util.Optional.empty(),
                        java.util.Optional.of(IMAGE),
                        Map.of("who", "nigel")));
        assertThat(image.requiredBlobs()).containsExactly(A, B);
        assertThat(image.blobs()).containsExactly(A, B, C);
        assertThat(image.manifests()).isEmpty();
        assertThat(image.artifactType()).contains(CONFIG);
    }

    @Test
    void readsADockerImage() {
        byte[] content = ManifestText.object("'schemaVersion':2,'mediaType':'%s','config':%s,'layers':%s"
                .formatted(MediaType.DOCKER_MANIFEST, ManifestText.json(A), ManifestText.json(B, C)));

        Manifest image = ManifestParser.parse(content, MediaType.DOCKER_MANIFEST);

        assertThat(image.mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
        assertThat(image.requiredBlobs()).containsExactly(A, B);
    }

    @Test
    void readsAnIndexWithPlatforms() {
        byte[] content = ManifestText.object(
                "'schemaVersion':2,'manifests':[{'mediaType':'%s','digest':'%s','size':5,'platform':"
                                .formatted(MediaType.OCI_MANIFEST, IMAGE.digest())
                        + "{'os':'linux','architecture':'arm','variant':'v7','os.version':'1','os.features':['x']},"
                        + "'annotations':{'a':'b'},'artifactType':'a/b','urls':['https://example.com'],'data':'e30='}]");

        for (MediaType type : List.of(MediaType.OCI_INDEX, MediaType.DOCKER_LIST)) {
            Manifest index = ManifestParser.parse(content, type);

            assertThat(index.manifests()).hasSize(1);
            Descriptor entry = index.manifests().get(0);
            assertThat(entry.platform()).contains(new Platform("linux", "arm", "v7"));
            assertThat(entry.platform().orElseThrow()).hasToString("linux/arm/v7");
            assertThat(entry.annotations()).isEqualTo(Map.of("a", "b"));
            assertThat(entry.artifactType()).contains(MediaType.parse("a/b"));
            assertThat(index.blobs()).isEmpty();
            assertThat(index.requiredBlobs()).isEmpty();
            assertThat(index.artifactType()).isEmpty();
        }
    }

    @Test
    void readsAnArtifactWithTheEmptyConfig() {
        Descriptor empty = descriptor(MediaType.OCI_EMPTY, "{}");

        Manifest artifact = ManifestText.image(empty, empty)
                .artifactType("application/vnd.example.sbom")
                .parsed();

        assertThat(artifact.artifactType()).contains(MediaType.parse("application/vnd.example.sbom"));
        assertThat(artifact.requiredBlobs()).containsExactly(empty, empty);
    }

    @Test
    void readsAnImageWithoutLayersAndAnIndexWithoutManifests() {
        assertThat(ManifestText.image(A).parsed().blobs()).containsExactly(A);
        assertThat(ManifestText.index().parsed().manifests()).isEmpty();
        assertThat(image("'layers':null").blobs()).containsExactly(A);
    }

    @Test
    void aManifestNeedNotNameItsType() {
        assertThat(image("'layers':[]").mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
        assertThat(image("'layers':[],'mediaType':''").mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
        assertThat(image("'layers':[],'mediaType':null").mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
    }

    @Test
    void nullStandsForNone() {
        Manifest image = image("'layers':[],'subject':null,'artifactType':null,'annotations':null");

        assertThat(image.subject()).isEmpty();
        assertThat(image.artifactType()).contains(CONFIG);
        assertThat(image.annotations()).isEmpty();
    }

    @Test
    void fieldsItDoesNotKnowMayHoldAnything() {
        assertThat(image("'layers':[],'x':{'y':[1,{'size':'big','digest':7}]},'org.example':1e400")
                        .blobs())
                .containsExactly(A);
    }

    @Test
    void keepsAnnotationsAsTheyAre() {
        assertThat(image("'layers':[],'annotations':{'':'','Who':'\\u00fc \\ud83d\\ude00','who':'\\n'}")
                        .annotations())
                .isEqualTo(Map.of("", "", "Who", "ü \uD83D\uDE00", "who", "\n"));
    }

    @Test
    void takesTheLargestSizeThereIs() {
        Descriptor large = Descriptor.of(LAYER, B.digest(), Long.MAX_VALUE);

        assertThat(ManifestText.image(A, large).parsed().blobs()).contains(large);
    }

    @Test
    void whatItDoesNotAskForCostsNoMemory() {
        String nested = "[]," + "[],".repeat(1_300_000) + "[]";

        assertThat(image("'layers':[],'x':[" + nested + "]").blobs()).containsExactly(A);
    }

    @Test
    void keepsAnUnknownTypeAndReadsWhatItCan() {
        byte[] content = ManifestText.object(
                "'subject':%s,'artifactType':'a/b','annotations':{'a':'b'},'config':7,'layers':'many'"
                        .formatted(ManifestText.json(IMAGE)));

        Manifest manifest = ManifestParser.parse(content, UNKNOWN);

        assertThat(manifest.mediaType()).isEqualTo(UNKNOWN);
        assertThat(manifest.subject()).contains(IMAGE);
        assertThat(manifest.artifactType()).contains(MediaType.parse("a/b"));
        assertThat(manifest.annotations()).isEqualTo(Map.of("a", "b"));
        assertThat(manifest.requiredBlobs()).isEmpty();
        assertThat(manifest.blobs()).isEmpty();
        assertThat(manifest.manifests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"subject\":7}",
                "{\"artifactType\":\"x\"}",
                "{\"annotations\":{\"a\":1}}",
                "\u0000"
            })
    void neverRefusesAnUnknownType(String text) {
        Manifest manifest = ManifestParser.parse(text.getBytes(UTF_8), UNKNOWN);

        assertThat(manifest.subject()).isEmpty();
        assertThat(manifest.artifactType()).isEmpty();
        assertThat(manifest.annotations()).isEmpty();
    }

    @Test
    void saysWhatTypeAManifestCallsItself() {
        assertThat(ManifestParser.declaredType(ManifestText.index().bytes())).contains(MediaType.OCI_INDEX);
        for (String none :
                List.of("", "x", "[]", "{}", "{\"mediaType\":7}", "{\"mediaType\":\"x\"}", "{\"mediaType\":null}")) {
            assertThat(ManifestParser.declaredType(none.getBytes(UTF_8))).isEmpty();
        }
    }

    @Test
    void aDescriptorsSizeIsNeverNegative() {
        assertThat(catchThrowableOfType(RegistryException.class, () -> Descriptor.of(LAYER, B.digest(), -1))
                        .code())
                .isEqualTo(ErrorCode.MANIFEST_INVALID);
    }

    private static Manifest image(String fields) {
        return ManifestParser.parse(
                ManifestText.object("'schemaVersion':2,'config':" + ManifestText.json(A) + "," + fields),
                MediaType.OCI_MANIFEST);
    }

    private static Descriptor descriptor(MediaType type, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        return Descriptor.of(type, Digest.of(bytes), bytes.length);
    }
}
