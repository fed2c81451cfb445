// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.bytes;
import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.key;
import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.payload;
import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.pem;
import static io.jenkins.plugins.trustedregistry.engine.gate.CosignKeys.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.gate.key.PublicKeys;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signatures in cosign's formats, made here with the keys that it can make. */
@Timeout(240)
class SignatureTest {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String SIMPLE = "application/vnd.dev.cosign.simplesigning.v1+json";
    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private static final String POLICY =
            "{\"name\":\"signed\",\"rules\":[{\"rule\":\"signature\",\"keys\":[\"release\"]}]}";

    @TempDir
    private Path home;

    private GateWorld open(KeyPair release) throws Exception {
        return GateWorld.open(
                home,
                "gates:\n  keys:\n    - name: release\n      pem: |\n"
                        + pem(release).indent(8));
    }

    private static String layer(String type, byte[] content, String annotations) {
        String plain = TestImage.descriptor(type, content);
        return plain.substring(0, plain.length() - 1) + annotations + "}";
    }

    private static void manifest(TestHost host, String reference, String artifactType, String layer, String more)
            throws Exception {
        byte[] config = bytes("{}");
        TestImage.blob(host, "technology/test", config);
        String content = "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\"" + artifactType + ",\"config\":"
                + TestImage.descriptor("application/vnd.oci.image.config.v1+json", config) + ",\"layers\":[" + layer
                + "]" + more + "}";
        String named = reference.isEmpty() ? Digest.of(bytes(content)).toString() : reference;
        TestImage.put(host, "technology/test", named, MANIFEST, bytes(content));
    }

    /** Below cosign's tag. */
    private static void attach(TestHost host, Digest image, byte[] payload, byte[] signature) throws Exception {
        TestImage.blob(host, "technology/test", payload);
        manifest(
                host,
                "sha256-" + image.hex() + ".sig",
                "",
                layer(
                        SIMPLE,
                        payload,
                        ",\"annotations\":{\"dev.cosignproject.cosign/signature\":\""
                                + Base64.getEncoder().encodeToString(signature) + "\"}"),
                "");
    }

    @Test
    void aSignatureOfANamedKeyOpensTheGateWhateverKindOfKeyItIs() throws Exception {
        for (String kind : new String[] {"EC", "RSA", "Ed25519"}) {
            KeyPair release = key(kind);
            Path own = home.resolve(kind);
            try (GateWorld world = GateWorld.open(
                    own,
                    "gates:\n  keys:\n    - name: release\n      pem: |\n"
                            + pem(release).indent(8))) {
                Digest image = GateWorld.good().push(world.host(), "technology/test", "v1");
                world.policy(POLICY);
                assertThat(world.refusal("test", "v1"))
                        .contains("it is not signed with the key 'release' (there is no signature)");

                byte[] payload = payload(image);
                attach(world.host(), image, payload, sign(release, payload));

                assertThat(world.pull("test", "v1").statusCode()).as(kind).isEqualTo(200);
                assertThat(world.pull("test", "sha256-" + image.hex() + ".sig").statusCode())
                        .as("who verifies reads signatures")
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aStrangersSignatureOrOneOfAnotherImageOpensNothing() throws Exception {
        KeyPair release = key("EC");
        try (GateWorld world = open(release)) {
            Digest image = GateWorld.good().push(world.host(), "technology/test", "v1");
            Digest other = GateWorld.bad().push(world.host(), "technology/test", "v2");
            world.policy(POLICY);

            byte[] payload = payload(image);
            attach(world.host(), image, payload, sign(key("EC"), payload));
            assertThat(world.refusal("test", "v1")).contains("a key that the settings don't name");

            byte[] about = payload(other);
            attach(world.host(), image, about, sign(release, about));
            assertThat(world.refusal("test", "v1")).contains("is about another image, " + other);

            byte[] changed = payload(image);
            attach(world.host(), image, changed, sign(release, about));
            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(403);

            attach(world.host(), image, payload, sign(release, payload));
            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aReferrerCountsAsTheTagDoes() throws Exception {
        KeyPair release = key("EC");
        try (GateWorld world = open(release)) {
            TestImage good = GateWorld.good();
            Digest image = good.push(world.host(), "technology/test", "v1");
            world.policy(POLICY);
            byte[] payload = payload(image);
            TestImage.blob(world.host(), "technology/test", payload);

            manifest(
                    world.host(),
                    "",
                    ",\"artifactType\":\"application/vnd.dev.cosign.artifact.sig.v1+json\"",
                    layer(
                            SIMPLE,
                            payload,
                            ",\"annotations\":{\"dev.cosignproject.cosign/signature\":\""
                                    + Base64.getEncoder().encodeToString(sign(release, payload)) + "\"}"),
                    ",\"subject\":" + TestImage.descriptor(MANIFEST, good.manifest()));

            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(200);
        }
    }

    private static byte[] bundle(KeyPair key, Digest image, String predicate) throws Exception {
        byte[] statement =
                bytes("{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\""
                        + image.hex() + "\"}}],\"predicateType\":\"" + predicate + "\",\"predicate\":{}}");
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(bytes("DSSEv1 28 application/vnd.in-toto+json " + statement.length + " "));
        signed.writeBytes(statement);
        return bytes("{\"mediaType\":\"" + BUNDLE + "\",\"verificationMaterial\":{\"publicKey\":{\"hint\":\"x\"}},"
                + "\"dsseEnvelope\":{\"payload\":\"" + Base64.getEncoder().encodeToString(statement)
                + "\",\"payloadType\":\"application/vnd.in-toto+json\",\"signatures\":[{\"sig\":\""
                + Base64.getEncoder().encodeToString(sign(key, signed.toByteArray())) + "\"}]}}");
    }

    private static void refer(TestHost host, TestImage image, byte[] bundle) throws Exception {
        TestImage.blob(host, "technology/test", bundle);
        manifest(
                host,
                "",
                ",\"artifactType\":\"" + BUNDLE + "\"",
                layer(BUNDLE, bundle, ""),
                ",\"subject\":" + TestImage.descriptor(MANIFEST, image.manifest()));
    }

    @Test
    void aBundleOfSigstoreCountsAndAStatementOfSomethingElseDoesNot() throws Exception {
        KeyPair release = key("EC");
        try (GateWorld world = open(release)) {
            TestImage good = GateWorld.good();
            Digest image = good.push(world.host(), "technology/test", "v1");
            world.policy(POLICY);

            refer(world.host(), good, bundle(release, image, "https://slsa.dev/provenance/v1"));
            assertThat(world.refusal("test", "v1")).contains("there is no signature");
            refer(world.host(), good, bundle(key("EC"), image, "https://sigstore.dev/cosign/sign/v1"));
            assertThat(world.refusal("test", "v1")).contains("a key that the settings don't name");
            refer(world.host(), good, bundle(release, image, "https://sigstore.dev/cosign/sign/v1"));
            assertThat(world.pull("test", "v1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aVexDocumentBesideAnImageCountsWhenItsPusherIsTrusted() throws Exception {
        String type = "application/vnd.openvex+json";
        byte[] document = bytes(
                "{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"@id\":\"x\",\"author\":\"nigel\",\"statements\":"
                        + "[{\"vulnerability\":{\"name\":\"CVE-2022-37434\"},\"status\":\"not_affected\"}]}");
        for (String trusted : new String[] {"nigelpoulton", "admin"}) {
            try (GateWorld world =
                    GateWorld.open(home.resolve(trusted), "gates: {vexFrom: ['user:" + trusted + "']}\n")) {
                TestImage bad = GateWorld.bad();
                bad.push(world.host(), "technology/test", "v1");
                world.settle();
                world.policy(
                        "{\"name\":\"no-criticals\",\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}");
                TestImage.blob(world.host(), "technology/test", document);
                manifest(
                        world.host(), // pushes as admin
                        "",
                        ",\"artifactType\":\"" + type + "\"",
                        layer(type, document, ""),
                        ",\"subject\":" + TestImage.descriptor(MANIFEST, bad.manifest()));

                assertThat(world.pull("test", "v1").statusCode()).isEqualTo(trusted.equals("admin") ? 200 : 403);
            }
        }
    }

    @Test
    void keysThatAreNoneOrTooWeakAreRefused() throws Exception {
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        KeyPair weak = small.generateKeyPair();

        assertThatThrownBy(() -> PublicKeys.parse(pem(weak))).hasMessageContaining("1024 bits");
        assertThatThrownBy(() -> PublicKeys.parse("no key")).hasMessageContaining("not a public key in PEM");
        assertThatThrownBy(() -> PublicKeys.parse(pem(key("X25519")))).hasMessageContaining("not known here");
        assertThat(PublicKeys.parse(pem(key("EC"))).getAlgorithm()).isEqualTo("EC");
    }
}
