// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.nio.charset.StandardCharsets;

/** Small manifests; the config's content tells them apart, and the push of their blobs comes first. */
final class Images {

    private Images() {}

    /** An image without layers whose config is this text. */
    static String image(TestClient client, String repository, String config) {
        byte[] content = config.getBytes(StandardCharsets.UTF_8);
        Digest digest = client.blob(repository, content);
        return manifest(MediaType.OCI_MANIFEST, digest, content.length, "[]");
    }

    static String manifest(MediaType type, Digest config, long size, String layers) {
        return """
                {"schemaVersion":2,"mediaType":"%s",
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},
                 "layers":%s}""".formatted(type, config, size, layers);
    }

    /** An artifact about another manifest. */
    static String about(TestClient client, String repository, Digest subject, String type, String note) {
        byte[] content = "{}".getBytes(StandardCharsets.UTF_8);
        Digest digest = client.blob(repository, content);
        return """
                {"schemaVersion":2,"mediaType":"%s","artifactType":"%s",
                 "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"%s","size":2},"layers":[],
                 "subject":{"mediaType":"%s","digest":"%s","size":1},"annotations":{"note":"%s"}}""".formatted(MediaType.OCI_MANIFEST, type, digest, MediaType.OCI_MANIFEST, subject, note);
    }
}
