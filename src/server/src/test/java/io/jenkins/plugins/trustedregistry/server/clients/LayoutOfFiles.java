// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An image of one layer with some files, as an OCI layout for real clients to push. */
final class LayoutOfFiles {
    private LayoutOfFiles() {}

    /** @param instruction that made the layer, as the image's history has it */
    static Path make(Path folder, String instruction, Map<String, byte[]> files) throws IOException {
        Path root = Files.createDirectories(folder.resolve("layer"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path place = root.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
        Command.in(folder)
                .run("tar", "--create", "--file", "layer.tar", "--directory", "layer", ".")
                .succeeded();
        byte[] layer = Files.readAllBytes(folder.resolve("layer.tar"));
        byte[] config = """
                {"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":["%s"]},
                 "history":[{"created_by":"%s"}]}""".formatted(Images.digest(layer), instruction).getBytes(UTF_8);
        byte[] manifest = Images.manifest(config, layer).getBytes(UTF_8);
        Path blobs = Files.createDirectories(folder.resolve("layout/blobs/sha256"));
        for (byte[] blob : List.of(layer, config, manifest)) {
            Files.write(blobs.resolve(Images.digest(blob).substring("sha256:".length())), blob);
        }
        Files.writeString(folder.resolve("layout/oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.writeString(folder.resolve("layout/index.json"), """
                {"schemaVersion":2,"manifests":[{"mediaType":"%s","digest":"%s","size":%d}]}""".formatted(
                        Images.MANIFEST, Images.digest(manifest), manifest.length));
        return folder.resolve("layout");
    }

    /** A jar that says it is this. */
    static byte[] jar(String group, String artifact, String version) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry("META-INF/maven/" + group + "/" + artifact + "/pom.properties"));
            zip.write(
                    ("groupId=" + group + "\nartifactId=" + artifact + "\nversion=" + version + "\n").getBytes(UTF_8));
            zip.closeEntry();
        }
        return jar.toByteArray();
    }
}
