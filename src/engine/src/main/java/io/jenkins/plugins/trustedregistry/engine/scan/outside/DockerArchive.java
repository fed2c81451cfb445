// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.scan.image.MissingLayerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images as {@code docker save} writes them: {@code manifest.json}, a config and layers for each. Layers go by paths there; their
 * digests are those of their uncompressed bytes, from the config, or else of their paths.
 */
final class DockerArchive {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MediaType LAYER = new MediaType("application/vnd.docker.image.rootfs.diff.tar");
    private static final int LARGEST_CONFIG = 8 * 1024 * 1024;

    private static final Attached NO_SIGNATURES = Attached.unknown(
            "an archive of 'docker save' holds none: judge an OCI layout, or the image in its registry");

    private final FileTree files;
    private final String shown;
    private final Map<Digest, String> paths = new HashMap<>();

    private DockerArchive(FileTree files, String shown) {
        this.files = files;
        this.shown = shown;
    }

    /** Its images; empty when these files are not from docker. */
    static Optional<List<OutsideImage>> images(FileTree files, String shown) throws IOException {
        Optional<byte[]> manifest = files.read("manifest.json", ManifestParser.LARGEST);
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        DockerArchive archive = new DockerArchive(files, shown);
        List<OutsideImage> found = new ArrayList<>();
        for (JsonNode image : archive.json(manifest.get())) {
            found.add(archive.image(image));
        }
        return Optional.of(found);
    }

    private JsonNode json(byte[] content) throws IOException {
        try {
            return JSON.readTree(content);
        } catch (IOException e) {
            throw new UnreadableImageException("'manifest.json' in '" + shown + "' is no JSON: save the image again.");
        }
    }

    private OutsideImage image(JsonNode image) throws IOException {
        String configPath = image.path("Config").asText();
        byte[] config = files.read(configPath, LARGEST_CONFIG)
                .orElseThrow(() -> new UnreadableImageException(
                        "The config '" + configPath + "' is missing in '" + shown + "': save the image again."));
        JsonNode diffIds = json(config).path("rootfs").path("diff_ids");
        List<Descriptor> layers = new ArrayList<>();
        for (JsonNode layer : image.path("Layers")) {
            layers.add(layer(layer.asText(), diffIds.path(layers.size()).asText()));
        }
        String tag = image.path("RepoTags").path(0).asText();
        return new OutsideImage(
                tag.isEmpty() ? shown : tag, Digest.of(config), config, layers, this::open, () -> NO_SIGNATURES);
    }

    private Descriptor layer(String path, String diffId) throws IOException {
        Digest digest = diffId.startsWith("sha256:") && diffId.length() == 71
                ? Digest.parse(diffId)
                : Digest.of(path.getBytes(StandardCharsets.UTF_8));
        paths.put(digest, path);
        return Descriptor.of(LAYER, digest, files.size(path).orElse(0));
    }

    private InputStream open(Descriptor layer) throws IOException {
        String path = paths.getOrDefault(layer.digest(), "");
        return files.open(path)
                .orElseThrow(
                        () -> new MissingLayerException("The layer '" + path + "' is missing in '" + shown + "'."));
    }
}
