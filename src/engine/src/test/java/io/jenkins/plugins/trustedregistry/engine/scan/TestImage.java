// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A small image of layers with files, to be pushed as a client would. */
public final class TestImage {
    public static final String DEBIAN_12 = """
            PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
            NAME="Debian GNU/Linux"
            VERSION_ID="12"
            VERSION="12 (bookworm)"
            VERSION_CODENAME=bookworm
            ID=debian
            """;

    private static final String ADMIN = TestHost.basic("admin", "admin-password");

    private final String architecture;
    private final List<byte[]> layers = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<String> instructions = new ArrayList<>();

    private TestImage(String architecture) {
        this.architecture = architecture;
    }

    public static TestImage empty() {
        return new TestImage("amd64");
    }

    public static TestImage of(String architecture) {
        return new TestImage(architecture);
    }

    /** Debian 12 with zlib as it was before the fix of CVE-2022-37434, and nothing else. */
    public static TestImage debian() throws IOException {
        return empty().layer(
                        "ADD rootfs.tar /",
                        Map.of("etc/os-release", DEBIAN_12, "var/lib/dpkg/status", zlib("1:1.2.11.dfsg-2")));
    }

    public static String zlib(String version) {
        return """
                Package: zlib1g
                Status: install ok installed
                Architecture: amd64
                Source: zlib
                Version: %s

                """.formatted(version);
    }

    public TestImage layer(String instruction, Map<String, String> files) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return raw(instruction, "application/vnd.oci.image.layer.v1.tar+gzip", gzip(tar(bytes)));
    }

    public TestImage raw(String instruction, String type, byte[] layer) {
        layers.add(layer);
        types.add(type);
        instructions.add(instruction);
        return this;
    }

    static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(0); // what is the same is the same bytes, whenever it is made
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    public byte[] config() {
        String history = String.join(
                ",",
                instructions.stream()
                        .map(line -> "{\"created_by\":\"" + line + "\"}")
                        .toList());
        return ("{\"os\":\"linux\",\"architecture\":\"" + architecture
                        + "\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]},\"history\":[" + history + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    public byte[] manifest() {
        List<String> descriptors = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            descriptors.add(descriptor(types.get(i), layers.get(i)));
        }
        return ("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":"
                        + descriptor("application/vnd.oci.image.config.v1+json", config()) + ",\"layers\":["
                        + String.join(",", descriptors) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    public Digest digest() {
        return Digest.of(manifest());
    }

    public static String descriptor(String type, byte[] content) {
        return "{\"mediaType\":\"" + type + "\",\"digest\":\"" + Digest.of(content) + "\",\"size\":" + content.length
                + "}";
    }

    /** Pushes it as the administrator. */
    public Digest push(TestHost host, String repository, String reference) throws Exception {
        return push(host, ADMIN, repository, reference);
    }

    /** @param authorization who pushes, as a header */
    public Digest push(TestHost host, String authorization, String repository, String reference) throws Exception {
        blobs(host, authorization, repository);
        send(
                host,
                authorization,
                "PUT",
                "/v2/" + repository + "/manifests/" + reference,
                "application/vnd.oci.image.manifest.v1+json",
                manifest());
        return digest();
    }

    /** Its layers and its config. */
    public List<byte[]> content() {
        List<byte[]> all = new ArrayList<>(layers);
        all.add(config());
        return all;
    }

    /** All but the manifest. */
    public void blobs(TestHost host, String repository) throws Exception {
        blobs(host, ADMIN, repository);
    }

    private void blobs(TestHost host, String authorization, String repository) throws Exception {
        for (int i = 0; i < layers.size(); i++) {
            if (!types.get(i).contains("nondistributable")) {
                blob(host, authorization, repository, layers.get(i));
            }
        }
        blob(host, authorization, repository, config());
    }

    public static void blob(TestHost host, String repository, byte[] content) throws Exception {
        blob(host, ADMIN, repository, content);
    }

    /** @param authorization who pushes, as a header */
    public static void blob(TestHost host, String authorization, String repository, byte[] content) throws Exception {
        send(
                host,
                authorization,
                "POST",
                "/v2/" + repository + "/blobs/uploads/?digest=" + Digest.of(content),
                "application/octet-stream",
                content);
    }

    public static void put(TestHost host, String repository, String reference, String type, byte[] content)
            throws Exception {
        put(host, ADMIN, repository, reference, type, content);
    }

    /** @param authorization who pushes, as a header */
    public static void put(
            TestHost host, String authorization, String repository, String reference, String type, byte[] content)
            throws Exception {
        send(host, authorization, "PUT", "/v2/" + repository + "/manifests/" + reference, type, content);
    }

    private static void send(
            TestHost host, String authorization, String method, String path, String type, byte[] content)
            throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(host.url() + path))
                                .header("Content-Type", type)
                                .header("Authorization", authorization)
                                .method(method, HttpRequest.BodyPublishers.ofByteArray(content))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
    }
}
