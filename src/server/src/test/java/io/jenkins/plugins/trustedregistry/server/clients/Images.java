// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Images to push, made on the spot. */
public final class Images {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

    private Images() {}

    /** The manifest of an image with one layer. */
    static String manifest(byte[] config, byte[] layer) {
        return """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}""".formatted(MANIFEST, descriptor(CONFIG, config), descriptor(LAYER, layer));
    }

    private static String descriptor(String mediaType, byte[] content) {
        return """
                {"mediaType":"%s","digest":"%s","size":%d}""".formatted(mediaType, digest(content), content.length);
    }

    static String digest(byte[] content) {
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(content));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A root file system with nothing but busybox, the smallest that runs. */
    static Path busyboxTar(Path work) throws IOException {
        String busybox = Tools.need("busybox");
        Path root = Files.createDirectories(work.resolve("root/bin"));
        for (String name : new String[] {"busybox", "echo", "sh"}) {
            Files.copy(Path.of(busybox), root.resolve(name));
            root.resolve(name).toFile().setExecutable(true, false);
        }
        Path tar = work.resolve("root.tar");
        Command.in(work)
                .run("tar", "--create", "--file", tar.toString(), "--directory", "root", ".")
                .succeeded();
        return tar;
    }

    /** An OCI layout with the same as its only image. */
    static Path layout(Path work) throws IOException {
        Path tar = busyboxTar(work);
        byte[] layer = Files.readAllBytes(tar);
        byte[] config = """
                {"architecture":"amd64","os":"linux","config":{"Cmd":["/bin/sh"]},"rootfs":{"type":"layers","diff_ids":["%s"]}}\
                """.formatted(digest(layer)).getBytes(UTF_8);
        Path layout = Files.createDirectories(work.resolve("made"));
        byte[] manifest = manifest(config, layer).getBytes(UTF_8);
        for (byte[] blob : List.of(layer, config, manifest)) {
            Path file = layout.resolve("blobs").resolve(digest(blob).replace(':', '/'));
            Files.createDirectories(file.getParent());
            Files.write(file, blob);
        }
        Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.writeString(layout.resolve("index.json"), """
                {"schemaVersion":2,"manifests":[%s]}""".formatted(descriptor(MANIFEST, manifest)));
        return layout;
    }

    /** Imports the smallest image that runs, under this name. */
    public static void importBusybox(DockerEngine engine, Path work, String image) throws IOException {
        engine.docker(work)
                .run(engine.client(), "import", busyboxTar(work).toString(), image)
                .succeeded();
    }
}
