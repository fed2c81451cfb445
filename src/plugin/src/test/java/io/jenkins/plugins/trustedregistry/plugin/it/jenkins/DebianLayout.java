// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** An image in OCI layout that a scanner takes for Debian 12 with some packages. */
public final class DebianLayout {
    private static final String RELEASE =
            "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\nID=debian\n";
    private static final int BLOCK = 64 * 1024 * 1024;

    private final Path folder;
    private final List<String> layers = new ArrayList<>();

    private DebianLayout(Path folder) {
        this.folder = folder;
    }

    /** @param packages each {@code name version} @return the digest of the image */
    public static String write(Path folder, String... packages) throws Exception {
        DebianLayout layout = new DebianLayout(folder);
        Files.createDirectories(folder.resolve("blobs/sha256"));
        layout.layer(gzip(tar(packages)));
        return layout.finish();
    }

    /** One that takes a scanner a while: a layer more, of so many times 64 MiB that say little. */
    public static String writeLarge(Path folder, int blocks, String... packages) throws Exception {
        DebianLayout layout = new DebianLayout(folder);
        Files.createDirectories(folder.resolve("blobs/sha256"));
        layout.layer(gzip(tar(packages)));
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        large.writeBytes(gzip(header("large", (long) blocks * BLOCK)));
        byte[] block = gzip(dull()); // members of gzip may follow each other
        for (int i = 0; i < blocks; i++) {
            large.writeBytes(block);
        }
        large.writeBytes(gzip(new byte[1024]));
        layout.layer(large.toByteArray());
        return layout.finish();
    }

    /** Some chance in each page: what is packed more than 250 times smaller is taken for an attack. */
    private static byte[] dull() {
        byte[] block = new byte[BLOCK];
        byte[] chance = new byte[64];
        Random random = new Random(1);
        for (int at = 0; at < BLOCK; at += 4096) {
            random.nextBytes(chance);
            System.arraycopy(chance, 0, block, at, chance.length);
        }
        return block;
    }

    private void layer(byte[] content) throws Exception {
        layers.add(descriptor("application/vnd.oci.image.layer.v1.tar+gzip", content));
    }

    private String finish() throws Exception {
        String config = descriptor(
                "application/vnd.oci.image.config.v1+json",
                bytes(
                        "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}"));
        byte[] manifest =
                bytes("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":"
                        + config + ",\"layers\":[" + String.join(",", layers) + "]}");
        String image = descriptor("application/vnd.oci.image.manifest.v1+json", manifest);
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.writeString(folder.resolve("index.json"), "{\"schemaVersion\":2,\"manifests\":[" + image + "]}");
        return "sha256:" + hex(manifest);
    }

    private String descriptor(String type, byte[] content) throws Exception {
        Files.write(folder.resolve("blobs/sha256").resolve(hex(content)), content);
        return "{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"size\":%d}"
                .formatted(type, hex(content), content.length);
    }

    private static String hex(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    /** Its files, as {@code docker import} takes them. */
    public static byte[] tar(String... packages) {
        StringBuilder status = new StringBuilder();
        for (String each : packages) {
            String[] parts = each.split(" ");
            status.append("Package: %s\nStatus: install ok installed\nArchitecture: amd64\nVersion: %s\n\n"
                    .formatted(parts[0], parts[1]));
        }
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        file(tar, "etc/os-release", bytes(RELEASE));
        file(tar, "var/lib/dpkg/status", bytes(status.toString()));
        tar.writeBytes(new byte[1024]);
        return tar.toByteArray();
    }

    private static void file(ByteArrayOutputStream tar, String name, byte[] content) {
        tar.writeBytes(header(name, content.length));
        tar.writeBytes(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    }

    /** Of a tar file, "ustar"; sizes beyond eight GiB are none of ours. */
    private static byte[] header(String name, long size) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "%011o".formatted(0));
        put(header, 148, "        ");
        header[156] = '0';
        put(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = bytes(text);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
