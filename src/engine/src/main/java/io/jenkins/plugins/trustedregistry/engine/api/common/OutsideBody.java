// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An image that somebody looked into elsewhere, as calls bring it. */
public final class OutsideBody {
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Reports reports;

    public OutsideBody(Reports reports) {
        this.reports = reports;
    }

    /** What the newest advisories say of it. */
    public Report report(JsonNode body) {
        return reports.of(body.path("name").asText("image"), digest(body), image(body));
    }

    /** The body of a call, as a tree. */
    public static JsonNode read(Call call) throws IOException {
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
