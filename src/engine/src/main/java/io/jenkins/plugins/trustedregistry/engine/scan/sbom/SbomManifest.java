// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The manifest that ties a bill of materials to its image (image-spec, "Guidelines for Artifact Usage"). */
final class SbomManifest {
    /** Marks bills that the registry made, and says of which inventory. */
    static final String MARK = "io.jenkins.plugins.trustedregistry.inventory";

    /** Marks bills that another scanner made, and says which. */
    static final String SCANNER = "io.jenkins.plugins.trustedregistry.scanner";

    static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SbomManifest() {}

    static byte[] of(Descriptor subject, MediaType format, byte[] bill, String mark, String value) {
        String type = format.name();
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MediaType.OCI_MANIFEST.name());
        manifest.put("artifactType", type);
        manifest.set("config", descriptor(MediaType.OCI_EMPTY.name(), Digest.of(EMPTY), EMPTY.length));
        manifest.putArray("layers").add(descriptor(type, Digest.of(bill), bill.length));
        manifest.set("subject", descriptor(subject.mediaType().name(), subject.digest(), subject.size()));
        manifest.putObject("annotations").put(mark, value);
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
