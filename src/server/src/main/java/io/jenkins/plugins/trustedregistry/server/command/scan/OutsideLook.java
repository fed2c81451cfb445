// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.image.LayerCache;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Watch;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached.SignatureDocument;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.OutsideImage;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Chooses one of several images outside of the registry, and looks into it here. */
public final class OutsideLook {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(
            names = "--image",
            paramLabel = "NAME",
            description = "Which image, where there are several: a part of its name, its platform or its digest.")
    private @Nullable String wanted;

    /** What was found in the image that was asked for, as calls of the API take it. */
    public ObjectNode found(List<OutsideImage> images) throws IOException {
        return look(choose(images));
    }

    /** The same, with its configuration and what may be signatures of it. */
    public ObjectNode withSignatures(List<OutsideImage> images) throws IOException {
        OutsideImage image = choose(images);
        ObjectNode found = look(image).put("config", image.config());
        Attached attached = image.attached();
        ObjectNode beside = found.putObject("attached").put("problem", attached.problem());
        ArrayNode about = beside.putArray("about");
        attached.about().forEach(digest -> about.add(digest.toString()));
        ArrayNode documents = beside.putArray("documents");
        for (SignatureDocument each : attached.documents()) {
            ObjectNode document = documents
                    .addObject()
                    .put("type", each.layer().mediaType().name())
                    .put("content", each.content());
            ObjectNode annotations = document.putObject("annotations");
            each.layer().annotations().forEach(annotations::put);
        }
        return found;
    }

    private static ObjectNode look(OutsideImage image) throws IOException {
        Path temporary = Files.createTempDirectory("trusted-registry-scan");
        try {
            LayerScanner layers = new LayerScanner(temporary);
            return body(image, new ImageScanner(layers, LayerCache.NONE).scan(image, Watch.NONE));
        } finally {
            delete(temporary);
        }
    }

    /** What a scan leaves behind when it is cut off is no more than temporary files. */
    private static void delete(Path temporary) throws IOException {
        try (var files = Files.list(temporary)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(temporary);
    }

    private OutsideImage choose(List<OutsideImage> images) {
        List<OutsideImage> matching = images.stream()
                .filter(image -> wanted == null
                        || image.name().contains(wanted)
                        || image.digest().toString().contains(wanted)
                        || platform(image).contains(wanted))
                .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                (matching.isEmpty() ? "No image is" : "Several images are") + " meant. There are: "
                        + String.join(
                                "; ",
                                images.stream()
                                        .map(image -> image.name() + " " + platform(image) + " " + image.digest())
                                        .toList())
                        + ". Say which with --image.");
    }

    private static String platform(OutsideImage image) {
        try {
            JsonNode config = JSON.readTree(image.config());
            return config.path("os").asText() + "/"
                    + config.path("architecture").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static ObjectNode body(OutsideImage image, ScannedImage scanned) {
        ObjectNode body = JSON.createObjectNode()
                .put("name", image.name())
                .put("digest", image.digest().toString())
                .put("platform", scanned.platform())
                .put("problem", scanned.problem());
        ArrayNode layers = body.putArray("layers");
        for (ImageLayer layer : scanned.layers()) {
            layers.addObject()
                    .put("digest", layer.digest())
                    .put("size", layer.size())
                    .put("instruction", layer.instruction());
        }
        try {
            body.set("inventory", JSON.readTree(LayerFactsJson.writeInventory(scanned.inventory())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was just written as JSON can be read", e);
        }
        return body;
    }
}
