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
import io.jenkins.plugins.trustedregistry.engine.scan.outside.OutsideImage;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.FindingsText;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks into an image here, and asks the registry's advisories about what is in it. */
final class OutsideScan {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(
            names = "--image",
            paramLabel = "NAME",
            description = "Which image, where there are several: a part of its name, its platform or its digest.")
    private @Nullable String wanted;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json, csv, sarif, vex or openvex. Default: a table for people.")
    private @Nullable String format;

    @Mixin
    private OutputOption output;

    /** Of one of these images: that which was asked for. */
    void run(List<OutsideImage> images, ApiClient api, Printer printer) throws IOException {
        ObjectNode found = look(choose(images));
        ApiPath reports = ApiPath.of("scanning", "reports");
        if (format != null) {
            output.write(new ByteArrayInputStream(api.download(reports.query("format", format), found)), printer);
            return;
        }
        JsonNode report = api.post(reports, found);
        if (printer.isJson()) {
            printer.item(report);
            return;
        }
        List<JsonNode> findings = new ArrayList<>();
        report.path("vulnerabilities").forEach(findings::add);
        ScanText.findings(printer, findings);
        printer.note(
                report.at("/report/image").asText() + ": " + FindingsText.counts(report.at("/report/findings")) + ".");
        ScanText.caveats(printer, report.path("report"));
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
