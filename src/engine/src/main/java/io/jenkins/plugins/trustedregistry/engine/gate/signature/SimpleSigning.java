// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.gate.key.NamedKeys;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/**
 * A layer of a signature as cosign has made them from the beginning: the payload is the layer, its signature an annotation of it
 * (cosign, specs/SIGNATURE_SPEC.md).
 */
final class SimpleSigning {
    static final String TYPE = Attached.SIMPLE_SIGNING;
    private static final String SIGNATURE = "dev.cosignproject.cosign/signature";
    private static final String KIND = "cosign container image signature";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SimpleSigning() {}

    /** Empty when it is no signature. */
    static Optional<Proof> read(Descriptor layer, byte[] payload, NamedKeys keys) {
        String encoded = layer.annotations().getOrDefault(SIGNATURE, "");
        if (encoded.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode critical = JSON.readTree(payload).path("critical");
            if (!critical.path("type").asText().equals(KIND)) {
                return Optional.empty();
            }
            Digest about = Digest.parse(
                    critical.path("image").path("docker-manifest-digest").asText());
            return Optional.of(
                    new Proof(about, keys.verifying(payload, Base64.getDecoder().decode(encoded))));
        } catch (IOException | IllegalArgumentException | RegistryException e) {
            return Optional.empty();
        }
    }
}
