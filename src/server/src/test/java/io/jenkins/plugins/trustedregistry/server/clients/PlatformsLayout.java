// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** An OCI layout of one image for several platforms. */
final class PlatformsLayout {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final Path layout;

    private PlatformsLayout(Path layout) {
        this.layout = layout;
    }

    /** @param text stands in every layer, so that images of different texts differ */
    static Path make(Path work, String text, String... architectures) throws IOException {
        PlatformsLayout made = new PlatformsLayout(Files.createDirectories(work.resolve("platforms-" + text)));
        String index = "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":["
                + List.of(architectures).stream()
                        .map(architecture -> made.image(text, architecture))
                        .collect(Collectors.joining(","))
                + "]}";
        String descriptor = made.blob(INDEX, index.getBytes(UTF_8), "");
        Files.writeString(made.layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.writeString(
                made.layout.resolve("index.json"), "{\"schemaVersion\":2,\"manifests\":[" + descriptor + "]}");
        return made.layout;
    }

    private String image(String text, String architecture) {
        byte[] layer = tar(text + " for " + architecture);
        byte[] config = """
                {"architecture":"%s","os":"linux","rootfs":{"type":"layers","diff_ids":["%s"]}}""".formatted(architecture, Images.digest(layer)).getBytes(UTF_8);
        byte[] manifest = Images.manifest(config, layer).getBytes(UTF_8);
        blob("", layer, "");
        blob("", config, "");
        return blob(
                Images.MANIFEST,
                manifest,
                ",\"platform\":{\"os\":\"linux\",\"architecture\":\"" + architecture + "\"}");
    }

    /** Writes a blob; its descriptor. */
    private String blob(String type, byte[] content, String more) {
        try {
            Path file = layout.resolve("blobs").resolve(Images.digest(content).replace(':', '/'));
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "{\"mediaType\":\"" + type + "\",\"digest\":\"" + Images.digest(content) + "\",\"size\":"
                + content.length + more + "}";
    }

    private byte[] tar(String text) {
        try {
            Path root = Files.createTempDirectory(layout.getParent(), "layer");
            Files.writeString(root.resolve("text"), text);
            Path tar = root.resolve("layer.tar");
            Command.in(root)
                    .run("tar", "--create", "--file", tar.toString(), "text")
                    .succeeded();
            return Files.readAllBytes(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
