// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real cosigns made, byte by byte: cosign.md beside the files says how. */
@Timeout(120)
class RealCosignTest {
    private static final String POLICY =
            "{\"name\":\"signed\",\"rules\":[{\"rule\":\"signature\",\"keys\":[\"release\"]}]}";

    @TempDir
    private Path home;

    /** A version of cosign, and one of the ways in which it signs. */
    record Way(String version, String name) {
        @Override
        public String toString() {
            return version + " " + name;
        }
    }

    static Stream<Way> signatures() throws IOException {
        return ways(true);
    }

    static Stream<Way> statements() throws IOException {
        return ways(false);
    }

    private static Stream<Way> ways(boolean signing) throws IOException {
        return Stream.of(
                        new Way("2.5.0", "tag"),
                        new Way("2.5.0", "referrer"),
                        new Way("2.5.0", "bundle"),
                        new Way("3.1.1", "bundle"),
                        new Way("2.5.0", "statement"),
                        new Way("3.1.1", "statement"))
                .filter(way -> way.name().equals("statement") != signing);
    }

    private static byte[] file(String version, String name) throws IOException {
        try (InputStream in = RealCosignTest.class.getResourceAsStream("cosign-" + version + "/" + name)) {
            return Objects.requireNonNull(in, version + " " + name).readAllBytes();
        }
    }

    private static JsonNode index(String version) throws IOException {
        return GateWorld.JSON.readTree(file(version, "index.json"));
    }

    private GateWorld open(String version) throws Exception {
        String pem = new String(file(version, "cosign.pub"), StandardCharsets.UTF_8);
        return GateWorld.open(home, "gates:\n  keys:\n    - name: release\n      pem: |\n" + pem.indent(8));
    }

    /** Pushes a manifest with its blobs as they were pushed to a registry by the program; its digest. */
    private static Digest push(GateWorld world, String version, String digest, String reference) throws Exception {
        byte[] manifest = file(version, digest.replace(':', '-') + ".json");
        JsonNode parsed = GateWorld.JSON.readTree(manifest);
        TestImage.blob(world.host(), "technology/test", blob(version, parsed.get("config")));
        for (JsonNode layer : parsed.get("layers")) {
            TestImage.blob(world.host(), "technology/test", blob(version, layer));
        }
        TestImage.put(
                world.host(),
                "technology/test",
                reference.isEmpty() ? digest : reference,
                parsed.path("mediaType").asText(CosignKeys.MANIFEST),
                manifest);
        return Digest.of(manifest);
    }

    private static byte[] blob(String version, JsonNode descriptor) throws IOException {
        return file(version, descriptor.get("digest").asText().replace(':', '-') + ".bin");
    }

    /** Pushes what one of the ways of signing made. */
    private static void push(GateWorld world, Way way) throws Exception {
        JsonNode signature = index(way.version()).at("/signatures/" + way.name());
        push(
                world,
                way.version(),
                signature.get("manifest").asText(),
                signature.get("tag").asText());
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void whatCosignSignedOpensTheGate(Way way) throws Exception {
        try (GateWorld world = open(way.version())) {
            push(world, way.version(), index(way.version()).get("image").asText(), "v1");
            world.policy(POLICY);
            assertThat(world.refusal("test", "v1")).contains("there is no signature");

            push(world, way);

            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void theSameWithAnotherKeyDoesNot(Way way) throws Exception {
        try (GateWorld world = GateWorld.open(
                home,
                "gates:\n  keys:\n    - name: release\n      pem: |\n"
                        + CosignKeys.pem(CosignKeys.key("EC")).indent(8))) {
            push(world, way.version(), index(way.version()).get("image").asText(), "v1");
            world.policy(POLICY);
            push(world, way);

            assertThat(world.refusal("test", "v1")).contains("a key that the settings don't name");
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aStatementOfWhereItComesFromIsNoSignature(Way way) throws Exception {
        try (GateWorld world = open(way.version())) {
            push(world, way.version(), index(way.version()).get("image").asText(), "v1");
            world.policy(POLICY);

            push(world, way);

            assertThat(world.refusal("test", "v1")).contains("there is no signature");
        }
    }

    @Test
    void theFilesAreWhatTheirNamesSay() throws Exception {
        for (String version : new String[] {"2.5.0", "3.1.1"}) {
            String image = index(version).get("image").asText();
            assertThat(Digest.of(file(version, image.replace(':', '-') + ".json"))
                            .toString())
                    .isEqualTo(image);
        }
    }
}
