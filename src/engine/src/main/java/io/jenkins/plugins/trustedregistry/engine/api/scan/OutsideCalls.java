// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.scan.export.ReportFormat;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Matches an image that somebody looked into elsewhere; nothing of it is kept. */
final class OutsideCalls {
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Reports reports;
    private final String version;

    OutsideCalls(Reports reports, String version) {
        this.reports = reports;
        this.version = version;
    }

    Reply report(Call call) throws IOException {
        String named = call.queryParameter("format").orElse("json");
        ReportFormat format = ReportFormat.parse(named)
                .orElseThrow(() -> Refusals.invalid(
                        "format '" + Shown.of(named) + "' is not known: use json, csv, sarif, vex or openvex."));
        JsonNode body = body(call);
        Report report = reports.of(body.path("name").asText("image"), digest(body), image(body));
        return Reply.of(200)
                .with("Content-Type", format.contentType())
                .with(new Body.Written(out -> format.write(report, out, version)));
    }

    private static JsonNode body(Call call) throws IOException {
        byte[] bytes = call.body().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new RegistryException(
                    ErrorCode.SIZE_INVALID,
                    413,
                    "The body is larger than " + LARGEST + " bytes, the most this call takes.",
                    Map.of());
        }
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw Refusals.invalid("The body is not well-formed JSON.");
        }
    }

    private static Digest digest(JsonNode body) {
        return Digest.parse(body.path("digest").asText());
    }

    private static ScannedImage image(JsonNode body) {
        List<ImageLayer> layers = new ArrayList<>();
        for (JsonNode layer : body.path("layers")) {
            layers.add(new ImageLayer(
                    layer.path("digest").asText(),
                    layer.path("size").asLong(),
                    layer.path("instruction").asText()));
        }
        return new ScannedImage(
                body.path("platform").asText(),
                layers,
                inventory(body),
                body.path("problem").asText());
    }

    private static Inventory inventory(JsonNode body) {
        try {
            return LayerFactsJson.readInventory(body.path("inventory").toString());
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(
                    "'inventory' is not what a scanner of this version makes: use 'scan file' of the same version.");
        }
    }
}
