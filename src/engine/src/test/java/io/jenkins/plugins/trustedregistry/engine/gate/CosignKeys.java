// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Makes keys, and signatures of images as cosign does. */
final class CosignKeys {
    static final String SIMPLE = "application/vnd.dev.cosign.simplesigning.v1+json";

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private CosignKeys() {}

    static KeyPair key(String kind) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (kind.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }

    static byte[] sign(KeyPair key, byte[] content) throws Exception {
        Signature signature = Signature.getInstance(
                switch (key.getPrivate().getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> "Ed25519";
                });
        signature.initSign(key.getPrivate());
        signature.update(content);
        return signature.sign();
    }

    static String pem(KeyPair key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What cosign signs: a payload about a digest. */
    static byte[] payload(Digest about) {
        return bytes("{\"critical\":{\"identity\":{\"docker-reference\":\"\"},\"image\":{\"docker-manifest-digest\":\""
                + about + "\"},\"type\":\"cosign container image signature\"},\"optional\":null}");
    }

    /** The manifest of a signature; its config is the empty object. */
    static byte[] signature(byte[] payload, byte[] signature) {
        return bytes("{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":"
                + TestImage.descriptor("application/vnd.oci.image.config.v1+json", bytes("{}")) + ",\"layers\":["
                + layer(payload, signature) + "]}");
    }

    /** The layer of a signature below cosign's tag, as JSON. */
    static String layer(byte[] payload, byte[] signature) {
        String plain = TestImage.descriptor(SIMPLE, payload);
        return plain.substring(0, plain.length() - 1)
                + ",\"annotations\":{\"dev.cosignproject.cosign/signature\":\""
                + Base64.getEncoder().encodeToString(signature) + "\"}}";
    }
}
