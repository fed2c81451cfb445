// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** An image that somebody looked into elsewhere, as calls bring it. */
public final class OutsideBody {
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final String[] KEYS = {"name", "digest", "platform", "problem", "layers", "inventory"};

    private final Reports reports;

    public OutsideBody(Reports reports) {
        this.reports = reports;
    }

    /**
     * The body of a call.
     *
     * @param more keys that may occur beside those of the image
     */
    public static JsonBody read(Call call, String... more) throws IOException {
        return JsonBody.of(
                call, LARGEST, Stream.of(KEYS, more).flatMap(Stream::of).toArray(String[]::new));
    }

    /** What the newest advisories say of it. */
    public Report report(JsonBody body) {
        return reports.of(body.optionalText("name").orElse("image"), Digest.parse(body.text("digest")), image(body));
    }

    private static ScannedImage image(JsonBody body) {
        List<ImageLayer> layers = body.objects("layers", "digest", "size", "instruction").stream()
                .map(OutsideBody::layer)
                .toList();
        return new ScannedImage(
                body.optionalText("platform").orElse(""),
                layers,
                inventory(body),
                body.optionalText("problem").orElse(""));
    }

    private static ImageLayer layer(JsonBody layer) {
        JsonNode size = layer.value("size");
        if (!size.isMissingNode() && !(size.isIntegralNumber() && size.canConvertToLong() && size.longValue() >= 0)) {
            throw Refusals.invalid("'size' must be a number of bytes.");
        }
        return new ImageLayer(
                layer.optionalText("digest").orElse(""),
                size.asLong(),
                layer.optionalText("instruction").orElse(""));
    }

    private static Inventory inventory(JsonBody body) {
        try {
            return LayerFactsJson.readInventory(body.value("inventory"));
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(
                    "'inventory' is not what a scanner of this version makes: use 'scan file' of the same version.");
        }
    }
}
