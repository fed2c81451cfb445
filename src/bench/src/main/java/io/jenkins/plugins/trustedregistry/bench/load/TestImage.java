// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.Content;
import io.jenkins.plugins.trustedregistry.bench.client.RegistryClient;
import io.jenkins.plugins.trustedregistry.bench.registry.PlantedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An image: blobs of which the first is the config, and the manifest that names them. */
record TestImage(List<Content> blobs) {

    /** A usual one: a config of 3 KB and layers of 20 KB. */
    static TestImage of(int blobs, long seed) {
        return new TestImage(IntStream.range(0, blobs)
                .mapToObj(i -> new Content(i == 0 ? 3_000 : 20_000, 1_000L * seed + i))
                .toList());
    }

    /** One whose layers are next to nothing, for large numbers of them. */
    static TestImage tiny(int blobs, long seed) {
        return new TestImage(IntStream.range(0, blobs)
                .mapToObj(i -> new Content(100, 1_000L * seed + i))
                .toList());
    }

    byte[] manifest() {
        String layers = blobs.stream()
                .skip(1)
                .map(blob -> descriptor("application/vnd.oci.image.layer.v1.tar+gzip", blob))
                .collect(Collectors.joining(","));
        return ("{\"schemaVersion\":2,\"mediaType\":\"" + RegistryClient.MANIFEST_TYPE + "\",\"config\":"
                        + descriptor("application/vnd.oci.image.config.v1+json", blobs.get(0)) + ",\"layers\":["
                        + layers + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String descriptor(String type, Content blob) {
        return "{\"mediaType\":\"" + type + "\",\"digest\":\"" + blob.digest() + "\",\"size\":" + blob.size() + "}";
    }

    String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(manifest());
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    PlantedImage planted(List<String> tags) {
        return new PlantedImage(
                tags, manifest(), blobs.stream().map(Content::bytes).toList());
    }

    void pushBlobs(RegistryClient client, String repository) throws IOException, InterruptedException {
        for (Content blob : blobs) {
            client.push(repository, blob);
        }
    }

    void push(RegistryClient client, String repository, String tag) throws IOException, InterruptedException {
        pushBlobs(client, repository);
        client.putManifest(repository, tag, manifest());
    }
}
