// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes a small image in OCI layout. */
public final class Layouts {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private Layouts() {}

    /** @return the digest of the image */
    public static String write(Path folder, String text) throws Exception {
        Files.createDirectories(folder.resolve("blobs/sha256"));
        String config = blob(folder, "{\"architecture\":\"amd64\",\"os\":\"linux\"}");
        String layer = blob(folder, text);
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s",
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":37},
                 "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}""".formatted(MANIFEST, config, layer, text.length());
        String image = blob(folder, manifest);
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.writeString(folder.resolve("index.json"), """
                {"schemaVersion":2,"manifests":[{"mediaType":"%s","digest":"%s","size":%d}]}""".formatted(MANIFEST, image, manifest.length()));
        return image;
    }

    private static String blob(Path folder, String text) throws Exception {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String hex =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        write(folder.resolve("blobs/sha256").resolve(hex), content);
        return "sha256:" + hex;
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
    }
}
