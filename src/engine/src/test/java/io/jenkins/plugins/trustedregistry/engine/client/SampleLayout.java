// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes OCI layouts as build tools do. */
public final class SampleLayout {
    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final Path folder;
    private final List<String> entries = new ArrayList<>();

    public SampleLayout(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("blobs/sha256"));
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    public Path folder() {
        return folder;
    }

    /** Bytes that look like nothing, the same for the same seed. */
    public static byte[] noise(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    public Digest blob(byte[] content) throws IOException {
        Digest digest = Digest.of(content);
        Files.write(file(digest), content);
        return digest;
    }

    public Path file(Digest digest) {
        return folder.resolve("blobs/sha256/" + digest.hex());
    }

    /** An image of these layers; not yet in the index. */
    public Digest image(byte[]... layers) throws IOException {
        return image("", layers);
    }

    /** The same with more fields, each with a comma before it. */
    public Digest image(String more, byte[]... layers) throws IOException {
        byte[] config = "{\"architecture\":\"amd64\",\"os\":\"linux\"}".getBytes(StandardCharsets.UTF_8);
        List<String> descriptors = new ArrayList<>();
        for (byte[] layer : layers) {
            descriptors.add(descriptor("application/vnd.oci.image.layer.v1.tar", blob(layer), layer.length));
        }
        return text("{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":"
                + descriptor("application/vnd.oci.image.config.v1+json", blob(config), config.length) + ",\"layers\":["
                + String.join(",", descriptors) + "]" + more + "}");
    }

    public Digest text(String json) throws IOException {
        return blob(json.getBytes(StandardCharsets.UTF_8));
    }

    public static String descriptor(String type, Digest digest, long size) {
        return "{\"mediaType\":\"" + type + "\",\"digest\":\"" + digest + "\",\"size\":" + size + "}";
    }

    /** The same with a platform. */
    public String platform(Digest image, String os, String architecture) throws IOException {
        String plain = descriptor(MANIFEST, image, Files.size(file(image)));
        return plain.substring(0, plain.length() - 1) + ",\"platform\":{\"os\":\"" + os + "\",\"architecture\":\""
                + architecture + "\"}}";
    }

    /** An image index of these descriptors. */
    public Digest index(String... descriptors) throws IOException {
        return text("{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":["
                + String.join(",", descriptors) + "]}");
    }

    /** Puts it into the layout's index; without a name when that is empty. */
    public SampleLayout named(String name, String type, Digest digest) throws IOException {
        String plain = descriptor(type, digest, Files.size(file(digest)));
        entries.add(
                name.isEmpty()
                        ? plain
                        : plain.substring(0, plain.length() - 1)
                                + ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"" + name + "\"}}");
        Files.writeString(
                folder.resolve("index.json"),
                "{\"schemaVersion\":2,\"manifests\":[" + String.join(",", entries) + "]}");
        return this;
    }
}
