// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
        byte[] content = json("'schemaVersion':2,'mediaType':'%s','config':%s,'layers':%s"
                .formatted(MediaType.DOCKER_MANIFEST, ManifestText.json(A), ManifestText.json(B, C)));

        Manifest image = ManifestParser.parse(content, MediaType.DOCKER_MANIFEST);

        assertThat(image.mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
        assertThat(image.requiredBlobs()).containsExactly(A, B);
    }

    @Test
    void readsAnIndexWithPlatforms() {
        byte[] content = json("'schemaVersion':2,'manifests':[{'mediaType':'%s','digest':'%s','size':5,'platform':"
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

    static Stream<Arguments> malformedImages() {
        String config = "'config':" + ManifestText.json(A);
        String layers = "'layers':[]";
        String fine = "'schemaVersion':2," + config + "," + layers;
        return Stream.of(
                Arguments.of("schemaVersion", config + "," + layers),
                Arguments.of("schemaVersion", "'schemaVersion':1," + config + "," + layers),
                Arguments.of("schemaVersion", "'schemaVersion':'2'," + config + "," + layers),
                Arguments.of("schemaVersion", "'schemaVersion':2.7," + config + "," + layers),
                Arguments.of("schemaVersion", "'schemaVersion':2e0," + config + "," + layers),
                Arguments.of("schemaVersion", "'schemaVersion':null," + config + "," + layers),
                Arguments.of("schemaVersion", "'schemaVersion':" + "2".repeat(900) + "," + config + "," + layers),
                Arguments.of("config", "'schemaVersion':2," + layers),
                Arguments.of("config", "'schemaVersion':2,'config':null," + layers),
                Arguments.of("config", "'schemaVersion':2,'config':'x'," + layers),
                Arguments.of("config", "'schemaVersion':2,'config':[" + ManifestText.json(A) + "]," + layers),
                Arguments.of("config", "'schemaVersion':2,'config':{}," + layers),
                Arguments.of("layers", "'schemaVersion':2," + config),
                Arguments.of("layers", "'schemaVersion':2," + config + ",'layers':{}"),
                Arguments.of("layers", "'schemaVersion':2," + config + ",'layers':'x'"),
                Arguments.of("layers", "'schemaVersion':2," + config + ",'layers':[null]"),
                Arguments.of("layers", "'schemaVersion':2," + config + ",'layers':[7]"),
                Arguments.of("layers", "'schemaVersion':2," + config + ",'layers':[[]]"),
                Arguments.of("list of manifests", fine + ",'manifests':[]"),
                Arguments.of("list of manifests", fine + ",'manifests':null"),
                Arguments.of("mediaType", fine + ",'mediaType':7"),
                Arguments.of("media type", fine + ",'mediaType':'image'"),
                Arguments.of("mediaType", fine + ",'mediaType':'" + MediaType.OCI_INDEX + "'"),
                Arguments.of("mediaType", fine + ",'mediaType':'" + MediaType.DOCKER_MANIFEST + "'"),
                Arguments.of("artifactType", fine + ",'artifactType':{}"),
                Arguments.of("media type", fine + ",'artifactType':'no type'"),
                Arguments.of("subject", fine + ",'subject':'" + A.digest() + "'"),
                Arguments.of("subject", fine + ",'subject':{}"),
                Arguments.of("annotations", fine + ",'annotations':[]"),
                Arguments.of("annotations", fine + ",'annotations':'a=b'"),
                Arguments.of("'a'", fine + ",'annotations':{'a':1}"),
                Arguments.of("'a'", fine + ",'annotations':{'a':null}"),
                Arguments.of("'a'", fine + ",'annotations':{'a':true}"),
                Arguments.of("'a'", fine + ",'annotations':{'a':{}}"),
                Arguments.of("Unicode", fine + ",'annotations':{'a':'\\ud83d'}"),
                Arguments.of("well-formed JSON", fine + ",'annotations':{'\\ude00':'a'}"),
                Arguments.of("'layers'", fine + ",'Layers':[]"),
                Arguments.of("'layers'", fine + ",'LAYERS':[]"),
                Arguments.of("'layers'", fine + ",'layer\u017f':[]"),
                Arguments.of("'config'", fine + ",'Config':null"),
                Arguments.of("'subject'", fine + ",'suBject':null"),
                Arguments.of("well-formed JSON", fine + ",'layers':[]"),
                Arguments.of("well-formed JSON", fine + ",'x':1,'x':2"),
                Arguments.of("well-formed JSON", fine + ",'x':{'y':1,'y':2}"),
                Arguments.of("well-formed JSON", fine + ",'x':" + "[".repeat(200) + "]".repeat(200)),
                Arguments.of("well-formed JSON", fine + ",'x':NaN"),
                Arguments.of("well-formed JSON", fine + ",'x':01"),
                Arguments.of("well-formed JSON", fine + ",'x':" + "9".repeat(5000) + ",'y':'a\nb'"),
                Arguments.of("well-formed JSON", fine + ",/* comment */'x':1"),
                Arguments.of("well-formed JSON", fine + ","));
    }

    @ParameterizedTest
    @MethodSource("malformedImages")
    void rejectsMalformedImagesAndSaysWhatIsWrong(String named, String fields) {
        assertThat(refused(json(fields), MediaType.OCI_MANIFEST)).hasMessageContaining(named);
    }

    static Stream<Arguments> malformedDescriptors() {
        String type = "'mediaType':'a/b'";
        String digest = "'digest':'" + A.digest() + "'";
        String size = "'size':1";
        String fine = type + "," + digest + "," + size;
        return Stream.of(
                Arguments.of("mediaType", digest + "," + size),
                Arguments.of("mediaType", "'mediaType':null," + digest + "," + size),
                Arguments.of("mediaType", "'mediaType':''," + digest + "," + size),
                Arguments.of("mediaType", "'mediaType':7," + digest + "," + size),
                Arguments.of("media type", "'mediaType':'x'," + digest + "," + size),
                Arguments.of("digest", type + "," + size),
                Arguments.of("digest", type + ",'digest':null," + size),
                Arguments.of("digest", type + ",'digest':7," + size),
                Arguments.of("digest", type + ",'digest':'sha256:0'," + size),
                Arguments.of("digest", type + ",'digest':'blake3:" + A.digest().hex() + "'," + size),
                Arguments.of("size", type + "," + digest),
                Arguments.of("size", type + "," + digest + ",'size':null"),
                Arguments.of("size", type + "," + digest + ",'size':'1'"),
                Arguments.of("size", type + "," + digest + ",'size':-1"),
                Arguments.of("size", type + "," + digest + ",'size':1.0"),
                Arguments.of("size", type + "," + digest + ",'size':1e3"),
                Arguments.of("size", type + "," + digest + ",'size':9223372036854775808"),
                Arguments.of("size", type + "," + digest + ",'size':" + "9".repeat(900)),
                Arguments.of("size", type + "," + digest + ",'size':[1]"),
                Arguments.of("artifactType", fine + ",'artifactType':1"),
                Arguments.of("platform", fine + ",'platform':'linux'"),
                Arguments.of("os", fine + ",'platform':{'os':1}"),
                Arguments.of("'os'", fine + ",'platform':{'OS':'linux'}"),
                Arguments.of("annotations", fine + ",'annotations':1"),
                Arguments.of("'a'", fine + ",'annotations':{'a':1}"),
                Arguments.of("'size'", fine + ",'Size':2"),
                Arguments.of("'digest'", fine + ",'DIGEST':'x'"),
                Arguments.of("JSON", fine + ",'size':1"));
    }

    @ParameterizedTest
    @MethodSource("malformedDescriptors")
    void rejectsMalformedDescriptorsWhereverTheyStand(String named, String fields) {
        String config = "'schemaVersion':2,'config':" + ManifestText.json(A);

        assertThat(refused(json(config + ",'layers':[{" + fields + "}]"), MediaType.OCI_MANIFEST))
                .hasMessageContaining(named);
        assertThat(refused(json(config + ",'layers':[],'subject':{" + fields + "}"), MediaType.OCI_MANIFEST))
                .hasMessageContaining(named);
        assertThat(refused(json("'schemaVersion':2,'layers':[],'config':{" + fields + "}"), MediaType.OCI_MANIFEST))
                .hasMessageContaining(named);
        assertThat(refused(json("'schemaVersion':2,'manifests':[{" + fields + "}]"), MediaType.OCI_INDEX))
                .hasMessageContaining(named);
    }

    @Test
    void takesTheLargestSizeThereIs() {
        Descriptor large = Descriptor.of(LAYER, B.digest(), Long.MAX_VALUE);

        assertThat(ManifestText.image(A, large).parsed().blobs()).contains(large);
    }

    static Stream<Arguments> malformedIndexes() {
        String fine = "'schemaVersion':2,'manifests':[]";
        return Stream.of(
                Arguments.of("manifests", "'schemaVersion':2"),
                Arguments.of("manifests", "'schemaVersion':2,'manifests':{}"),
                Arguments.of("config", fine + ",'config':" + ManifestText.json(A)),
                Arguments.of("config", fine + ",'config':null"),
                Arguments.of("layers", fine + ",'layers':[]"),
                Arguments.of("layers", fine + ",'layers':null"),
                Arguments.of("schemaVersion", "'manifests':[]"),
                Arguments.of("'manifests'", fine + ",'Manifests':[]"));
    }

    @ParameterizedTest
    @MethodSource("malformedIndexes")
    void rejectsMalformedIndexes(String named, String fields) {
        assertThat(refused(json(fields), MediaType.OCI_INDEX)).hasMessageContaining(named);
        assertThat(refused(json(fields), MediaType.DOCKER_LIST)).hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "7",
                "\"text\"",
                "[]",
                "{",
                "}",
                "{}",
                "{}{}",
                "{\"a\":1}x",
                "blablabla",
                "{a:1}",
                "{'a':1}",
                "\uFEFF{}",
                "{\"schemaVersion\":2",
                "{\"schemaVersion\":2}]"
            })
    void rejectsWhatIsNoManifestAtAll(String text) {
        refused(text.getBytes(UTF_8), MediaType.OCI_MANIFEST);
        refused(text.getBytes(UTF_8), MediaType.OCI_INDEX);
    }

    @Test
    void rejectsTrailingGarbageAfterAGoodManifest() {
        String good = new String(ManifestText.image(A).bytes(), UTF_8);

        assertThat(ManifestParser.parse((good + " \n\t").getBytes(UTF_8), MediaType.OCI_MANIFEST))
                .isNotNull();
        for (String garbage : List.of("x", "{}", "]", "}", ",", "\u0000", "null")) {
            refused((good + garbage).getBytes(UTF_8), MediaType.OCI_MANIFEST);
        }
    }

    @Test
    void rejectsAnyEncodingButUtf8() {
        String good = new String(ManifestText.image(A).bytes(), UTF_8);

        refused(good.getBytes(StandardCharsets.UTF_16), MediaType.OCI_MANIFEST);
        refused(good.getBytes(StandardCharsets.UTF_16LE), MediaType.OCI_MANIFEST);
        byte[] latin = good.replace("{\"schema", "{\"\u00e9\":1,\"schema").getBytes(StandardCharsets.ISO_8859_1);
        refused(latin, MediaType.OCI_MANIFEST);
    }

    @Test
    void whatItDoesNotAskForCostsNoMemory() {
        String nested = "[]," + "[],".repeat(1_300_000) + "[]";

        assertThat(image("'layers':[],'x':[" + nested + "]").blobs()).containsExactly(A);
    }

    @Test
    void keepsAnUnknownTypeAndReadsWhatItCan() {
        byte[] content = json("'subject':%s,'artifactType':'a/b','annotations':{'a':'b'},'config':7,'layers':'many'"
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
                json("'schemaVersion':2,'config':" + ManifestText.json(A) + "," + fields), MediaType.OCI_MANIFEST);
    }

    private static RegistryException refused(byte[] content, MediaType type) {
        RegistryException refusal =
                catchThrowableOfType(RegistryException.class, () -> ManifestParser.parse(content, type));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.MANIFEST_INVALID);
        return refusal;
    }

    /** An object of these fields; single quotes stand for double ones. */
    private static byte[] json(String fields) {
        return ("{" + fields.replace('\'', '"') + "}").getBytes(UTF_8);
    }

    private static Descriptor descriptor(MediaType type, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        return Descriptor.of(type, Digest.of(bytes), bytes.length);
    }
}
