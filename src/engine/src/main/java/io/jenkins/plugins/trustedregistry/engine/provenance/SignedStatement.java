// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.provenance.FoundStatement.Signer;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** A statement read out of a blob: an envelope (DSSE), a sigstore bundle with one in it, or the bare statement. */
record SignedStatement(JsonNode statement, Signer signer) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Empty when it is none of these. */
    static Optional<SignedStatement> read(byte[] content, ProvenanceKey own) {
        try {
            JsonNode root = JSON.readTree(content);
            if (root.path("dsseEnvelope").isObject()) {
                return enveloped(root.path("dsseEnvelope"), own);
            }
            return root.path("payload").isTextual() ? enveloped(root, own) : statement(root, Signer.NOBODY);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // whoever pushed it may have pushed anything
        }
    }

    private static Optional<SignedStatement> enveloped(JsonNode envelope, ProvenanceKey own) throws IOException {
        byte[] payload = Base64.getDecoder().decode(envelope.path("payload").asText());
        byte[] signed = Envelope.signed(payload);
        Signer signer = envelope.path("signatures").isEmpty() ? Signer.NOBODY : Signer.UNKNOWN;
        for (JsonNode signature : envelope.path("signatures")) {
            if (own.verifies(
                    signed, Base64.getDecoder().decode(signature.path("sig").asText()))) {
                signer = Signer.REGISTRY;
            }
        }
        return statement(JSON.readTree(payload), signer);
    }

    private static Optional<SignedStatement> statement(JsonNode root, Signer signer) {
        return root.path("_type").asText().startsWith("https://in-toto.io/Statement/")
                ? Optional.of(new SignedStatement(root, signer))
                : Optional.empty();
    }

    String predicateType() {
        return statement.path("predicateType").asText();
    }

    /** Whether it names an image of this digest, in hexadecimal. */
    boolean isAbout(String algorithm, String hex) {
        return statement
                .path("subject")
                .valueStream()
                .anyMatch(each -> hex.equals(each.path("digest").path(algorithm).asText()));
    }
}
