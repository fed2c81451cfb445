// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.assertj.core.api.Assertions;

/** What somebody has put into a registry over its socket, as clients do: images, vulnerability data, accounts. */
record Planted(String url, String user, String password, HttpClient http) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String ALPINE = "ID=alpine\nVERSION_ID=3.19.1\nPRETTY_NAME=\"Alpine Linux v3.19\"\n";

    Planted(String url, String user, String password) {
        this(url, user, password, HttpClient.newHttpClient());
    }

    Planted as(String other, String theirPassword) {
        return new Planted(url, other, theirPassword, http);
    }

    /** One call, written {@code METHOD path}; gives the answer's JSON. */
    JsonNode call(String call, String json) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(call, "application/json", json.getBytes(UTF_8));
        Assertions.assertThat(answer.statusCode())
                .as("%s: %s", call, new String(answer.body(), UTF_8))
                .isBetween(200, 299);
        return answer.body().length == 0 ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    private HttpResponse<byte[]> send(String call, String type, byte[] body) throws IOException, InterruptedException {
        String[] parts = call.split(" ", 2);
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(url).resolve(parts[1]))
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", type)
                        .method(parts[0], HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Uploads vulnerability data of an ecosystem; the upload's id. */
    String upload(String ecosystem, byte[] zip) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(
                "POST /api/v1/advisories/uploads?name=" + ecosystem + ".zip&ecosystem=" + ecosystem,
                "application/octet-stream",
                zip);
        Assertions.assertThat(answer.statusCode()).isEqualTo(201);
        return JSON.readTree(answer.body()).get("id").asText();
    }

    private void accepted(String call, String type, byte[] body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(call, type, body);
        Assertions.assertThat(answer.statusCode())
                .as("%s: %s", call, new String(answer.body(), UTF_8))
                .isEqualTo(201);
    }

    /** An image of Alpine with these packages, {@code name version}; the descriptor of its manifest. */
    String push(String image, String tag, String architecture, String... packages)
            throws IOException, InterruptedException {
        return push(image, tag, architecture, 0, packages);
    }

    /** The same with so many bytes more that no two images have in common. */
    String push(String image, String tag, String architecture, int more, String... packages)
            throws IOException, InterruptedException {
        byte[] base = tar("etc/os-release", ALPINE, more == 0 ? new byte[0] : noise(image + tag, more));
        byte[] added = tar(
                "lib/apk/db/installed",
                Stream.of(packages)
                        .map(each -> each.split(" "))
                        .map(each -> "P:%s\nV:%s\nA:x86_64\nL:MIT\no:%s\n\n".formatted(each[0], each[1], each[0]))
                        .collect(Collectors.joining()),
                new byte[0]);
        byte[] config = """
                {"created":"2026-11-20T10:00:00Z","architecture":"%s","os":"linux","config":{"Entrypoint":["/usr/bin/app"],
                "Env":["PATH=/usr/bin"],"ExposedPorts":{"8080/tcp":{}},"Labels":{"maintainer":"nigelpoulton"}},
                "rootfs":{"type":"layers","diff_ids":["%s","%s"]},"history":[{"created_by":"ADD rootfs.tar /"},
                {"created_by":"RUN apk add %s"},{"created_by":"ENTRYPOINT [\\"/usr/bin/app\\"]","empty_layer":true}]}""".formatted(
                        architecture, digest(base), digest(added), packages.length == 0 ? "" : packages[0])
                .getBytes(UTF_8);
        for (byte[] blob : List.of(base, added, config)) {
            accepted("POST /v2/" + image + "/blobs/uploads/?digest=" + digest(blob), "application/octet-stream", blob);
        }
        String layer = "application/vnd.oci.image.layer.v1.tar";
        byte[] manifest = """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s,%s]}""".formatted(
                        MANIFEST,
                        descriptor("application/vnd.oci.image.config.v1+json", config),
                        descriptor(layer, base),
                        descriptor(layer, added))
                .getBytes(UTF_8);
        accepted("PUT /v2/" + image + "/manifests/" + tag, MANIFEST, manifest);
        return descriptor(MANIFEST, manifest)
                .replace("}", ",\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}}")
                .formatted(architecture);
    }

    /** Something about an image: a referrer with one layer of its type. */
    void attach(String repository, String image, String type, String content) throws IOException, InterruptedException {
        byte[] empty = "{}".getBytes(UTF_8);
        byte[] layer = content.getBytes(UTF_8);
        for (byte[] blob : List.of(empty, layer)) {
            accepted(
                    "POST /v2/" + repository + "/blobs/uploads/?digest=" + digest(blob),
                    "application/octet-stream",
                    blob);
        }
        byte[] manifest = """
                {"schemaVersion":2,"mediaType":"%s","artifactType":"%s","config":%s,"layers":[%s],
                "subject":{"mediaType":"%s","digest":"%s","size":1}}""".formatted(
                        MANIFEST,
                        type,
                        descriptor("application/vnd.oci.empty.v1+json", empty),
                        descriptor(type, layer),
                        MANIFEST,
                        image)
                .getBytes(UTF_8);
        accepted("PUT /v2/" + repository + "/manifests/" + digest(manifest), MANIFEST, manifest);
    }

    /** An index of images that are there. */
    void pushIndex(String image, String tag, String... descriptors) throws IOException, InterruptedException {
        byte[] index = """
                {"schemaVersion":2,"mediaType":"%s","manifests":[%s]}""".formatted(INDEX, String.join(",", descriptors)).getBytes(UTF_8);
        accepted("PUT /v2/" + image + "/manifests/" + tag, INDEX, index);
    }

    /** Vulnerabilities of Alpine's packages, {@code id package fixed score}, as OSV's file. */
    static byte[] osv(String... vulnerabilities) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String each : vulnerabilities) {
                String[] said = each.split(" ");
                zip.putNextEntry(new ZipEntry(said[0] + ".json"));
                zip.write("""
                        {"id":"%s","modified":"2026-11-20T00:00:00Z","summary":"Bytes are read that are not there",
                        "severity":[{"type":"CVSS_V3","score":"%s"}],"references":[{"type":"WEB","url":"https://example.com/%s"}],
                        "affected":[{"package":{"ecosystem":"Alpine:v3.19","name":"%s"},"ranges":[{"type":"ECOSYSTEM",
                        "events":[{"introduced":"0"},{"fixed":"%s"}]}]}]}""".formatted(said[0], said[3], said[0], said[1], said[2])
                        .getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] noise(String seed, int size) {
        byte[] noise = new byte[size];
        new Random(seed.hashCode()).nextBytes(noise);
        return noise;
    }

    /** A file of text, and one of these bytes unless there is none. */
    private static byte[] tar(String name, String content, byte[] more) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            add(tar, name, content.getBytes(UTF_8));
            if (more.length > 0) {
                add(tar, "usr/lib/app.bin", more);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String descriptor(String mediaType, byte[] content) {
        return """
                {"mediaType":"%s","digest":"%s","size":%d}""".formatted(mediaType, digest(content), content.length);
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
