// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.gate.key.NamedKeys;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A bundle of sigstore (version 0.3) with a statement in an envelope (DSSE): how newer versions of cosign sign. A statement that says
 * something else of an image than that it is signed, as provenance does, is no signature.
 */
final class SigstoreBundle {
    static final String TYPE = Attached.BUNDLE;
    private static final String PAYLOAD = "application/vnd.in-toto+json";
    private static final String SIGNED = "https://sigstore.dev/cosign/sign/v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SigstoreBundle() {}

    /** One for each image the statement is about; none when it is no signature. */
    static List<Proof> read(byte[] bundle, NamedKeys keys) {
        try {
            JsonNode envelope = JSON.readTree(bundle).path("dsseEnvelope");
            if (!envelope.path("payloadType").asText().equals(PAYLOAD)) {
                return List.of();
            }
            byte[] payload = Base64.getDecoder().decode(envelope.path("payload").asText());
            JsonNode statement = JSON.readTree(payload);
            if (!statement.path("predicateType").asText().equals(SIGNED)) {
                return List.of();
            }
            return proofs(statement, signers(envelope, payload, keys));
        } catch (IOException | IllegalArgumentException | RegistryException e) {
            return List.of();
        }
    }

    private static Set<String> signers(JsonNode envelope, byte[] payload, NamedKeys keys) {
        byte[] signed = encoded(payload);
        Set<String> signers = new TreeSet<>();
        for (JsonNode signature : envelope.path("signatures")) {
            signers.addAll(keys.verifying(
                    signed, Base64.getDecoder().decode(signature.path("sig").asText())));
        }
        return signers;
    }

    /** What is signed of an envelope (DSSE, protocol.md: "PAE"). */
    static byte[] encoded(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("DSSEv1 " + PAYLOAD.length() + " " + PAYLOAD + " " + payload.length + " ")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static List<Proof> proofs(JsonNode statement, Set<String> signers) {
        List<Proof> proofs = new ArrayList<>();
        for (JsonNode subject : statement.path("subject")) {
            JsonNode sha256 = subject.path("digest").path("sha256");
            if (sha256.isTextual()) {
                proofs.add(new Proof(Digest.parse("sha256:" + sha256.asText()), signers));
            }
        }
        return proofs;
    }
}
