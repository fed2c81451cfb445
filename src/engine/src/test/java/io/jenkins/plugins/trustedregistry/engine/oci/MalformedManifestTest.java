// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no manifest, or not quite: each is refused, and the refusal says what is wrong. */
class MalformedManifestTest {
    private static final Descriptor A = Descriptor.of(
            MediaType.parse("application/vnd.oci.image.config.v1+json"), Digest.of("a".getBytes(UTF_8)), 1);

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
        assertThat(refused(ManifestText.object(fields), MediaType.OCI_MANIFEST)).hasMessageContaining(named);
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

        assertThat(refused(ManifestText.object(config + ",'layers':[{" + fields + "}]"), MediaType.OCI_MANIFEST))
                .hasMessageContaining(named);
        assertThat(refused(
                        ManifestText.object(config + ",'layers':[],'subject':{" + fields + "}"),
                        MediaType.OCI_MANIFEST))
                .hasMessageContaining(named);
        assertThat(refused(
                        ManifestText.object("'schemaVersion':2,'layers':[],'config':{" + fields + "}"),
                        MediaType.OCI_MANIFEST))
                .hasMessageContaining(named);
        assertThat(refused(
                        ManifestText.object("'schemaVersion':2,'manifests':[{" + fields + "}]"), MediaType.OCI_INDEX))
                .hasMessageContaining(named);
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
        assertThat(refused(ManifestText.object(fields), MediaType.OCI_INDEX)).hasMessageContaining(named);
        assertThat(refused(ManifestText.object(fields), MediaType.DOCKER_LIST)).hasMessageContaining(named);
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

    private static RegistryException refused(byte[] content, MediaType type) {
        RegistryException refusal =
                catchThrowableOfType(RegistryException.class, () -> ManifestParser.parse(content, type));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.MANIFEST_INVALID);
        return refusal;
    }
}
