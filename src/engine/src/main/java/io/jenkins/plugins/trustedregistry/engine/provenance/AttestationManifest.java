// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The manifest that ties envelopes to an image: a referrer of it, in the layout that cosign reads, one layer an envelope. Those of
 * others that lie under the same tag are kept.
 */
final class AttestationManifest {
    static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    /** In a layer's annotations: the build that a statement of the registry is about. */
    private static final String BUILD = "io.jenkins.plugins.trustedregistry.build";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AttestationManifest() {}

    /** Layers of a manifest that is there already, as they stand; none when it has none that can be read. */
    static List<JsonNode> layers(byte[] manifest) {
        List<JsonNode> layers = new ArrayList<>();
        try {
            JSON.readTree(manifest).path("layers").forEach(layers::add);
        } catch (IOException e) {
            return List.of();
        }
        return layers;
    }

    /** Whether one of the layers is the registry's statement about this build. */
    static boolean speaksOf(List<JsonNode> layers, String build) {
        return layers.stream()
                .anyMatch(each ->
                        build.equals(each.path("annotations").path(BUILD).asText()));
    }

    static byte[] of(Descriptor subject, List<JsonNode> before, byte[] envelope, String build) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MediaType.OCI_MANIFEST.name());
        manifest.put("artifactType", Envelope.MEDIA_TYPE);
        manifest.set("config", descriptor(MediaType.OCI_EMPTY.name(), Digest.of(EMPTY), EMPTY.length));
        ArrayNode layers = manifest.putArray("layers");
        before.forEach(layers::add);
        ObjectNode layer = descriptor(Envelope.MEDIA_TYPE, Digest.of(envelope), envelope.length);
        layer.putObject("annotations")
                .put("predicateType", Statement.PREDICATE)
                .put("dev.cosignproject.cosign/signature", "")
                .put(BUILD, build);
        layers.add(layer);
        manifest.set("subject", descriptor(subject.mediaType().name(), subject.digest(), subject.size()));
        try {
            return JSON.writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // a tree of texts and numbers: nothing can fail
        }
    }

    private static ObjectNode descriptor(String type, Digest digest, long size) {
        return JSON.createObjectNode()
                .put("mediaType", type)
                .put("digest", digest.toString())
                .put("size", size);
    }
}
