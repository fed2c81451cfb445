// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** An administrator who pushes small images over the socket, and things about them. */
record ImagePusher(TestHost host, HttpClient http) {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    ImagePusher(TestHost host) {
        this(host, HttpClient.newHttpClient());
    }

    /** Something about an image: a referrer with one layer of the same type; its digest. */
    String attach(String repository, String image, String type, String content) throws Exception {
        byte[] empty = "{}".getBytes(UTF_8);
        byte[] layer = content.getBytes(UTF_8);
        blob(repository, empty);
        blob(repository, layer);
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s","artifactType":"%s","config":%s,"layers":[%s],
                "subject":{"mediaType":"%s","digest":"%s","size":1}}""".formatted(
                        MANIFEST,
                        type,
                        descriptor("application/vnd.oci.empty.v1+json", empty),
                        descriptor(type, layer),
                        MANIFEST,
                        image);
        String digest = Digest.of(manifest.getBytes(UTF_8)).toString();
        put(repository, digest, manifest);
        return digest;
    }

    /** An image of its own for each name and tag; its digest. */
    String push(String repository, String tag) throws Exception {
        byte[] layer = "layer".getBytes(UTF_8);
        byte[] config = """
                {"os":"linux","architecture":"amd64","author":"%s","config":{"Entrypoint":["/app"],"ExposedPorts":{"8080/tcp":{}},
                "Labels":{"team":"devs"}},"rootfs":{"type":"layers","diff_ids":["%s"]},
                "history":[{"created_by":"ADD rootfs.tar /"},{"created_by":"ENTRYPOINT /app","empty_layer":true}]}""".formatted(repository + tag, Digest.of(layer)).getBytes(UTF_8);
        blob(repository, layer);
        blob(repository, config);
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}""".formatted(
                MANIFEST, descriptor(CONFIG, config), descriptor("application/vnd.oci.image.layer.v1.tar", layer));
        put(repository, tag, manifest);
        return Digest.of(manifest.getBytes(UTF_8)).toString();
    }

    void blob(String repository, byte[] content) throws Exception {
        send(
                "POST",
                "/v2/" + repository + "/blobs/uploads/?digest=" + Digest.of(content),
                "application/octet-stream",
                content);
    }

    void put(String repository, String reference, String manifest) throws Exception {
        send("PUT", "/v2/" + repository + "/manifests/" + reference, MANIFEST, manifest.getBytes(UTF_8));
    }

    private void send(String method, String path, String type, byte[] body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(host.url() + path))
                        .header("Authorization", TestHost.basic("admin", "admin-password"))
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String descriptor(String mediaType, byte[] content) {
        return """
                {"mediaType":"%s","digest":"%s","size":%d}""".formatted(mediaType, Digest.of(content), content.length);
    }
}
