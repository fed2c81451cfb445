// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what an image is made of, out of its manifest and its configuration. */
public final class ContentsReader {
    private static final Logger LOG = LoggerFactory.getLogger(ContentsReader.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 2_000;
    private static final int MOST = 1_000;

    private final BlobStore blobs;

    public ContentsReader(BlobStore blobs) {
        this.blobs = blobs;
    }

    public ImageContents of(StoredManifest stored) {
        Manifest manifest = ManifestParser.parse(stored.content(), stored.mediaType());
        if (manifest instanceof ImageIndex index) {
            return new ImageContents(Optional.empty(), List.of(), index.manifests());
        }
        return manifest instanceof ImageManifest image ? of(image) : ImageContents.NOTHING;
    }

    private ImageContents of(ImageManifest image) {
        Optional<JsonNode> config = config(image.config());
        List<String> made = config.map(ContentsReader::layerSteps).orElse(List.of());
        boolean allSaid = made.size() == image.layers().size();
        List<ImageContents.Layer> layers = new ArrayList<>();
        for (int i = 0; i < image.layers().size(); i++) {
            layers.add(new ImageContents.Layer(image.layers().get(i), allSaid ? made.get(i) : ""));
        }
        return new ImageContents(config.map(ContentsReader::how), layers, List.of());
    }

    private Optional<JsonNode> config(Descriptor descriptor) {
        if (!ImageConfiguration.isOne(descriptor)) {
            return Optional.empty();
        }
        try (InputStream in = blobs.open(descriptor.digest(), 0, descriptor.size())) {
            return Optional.ofNullable(JSON.readTree(in)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty(); // it is stored as it was pushed, whatever it is
        } catch (IOException e) {
            LOG.debug("The configuration {} can't be read", descriptor.digest(), e);
            return Optional.empty();
        }
    }

    private static List<String> layerSteps(JsonNode root) {
        List<String> steps = new ArrayList<>();
        root.path("history").forEach(step -> {
            if (!step.path("empty_layer").asBoolean()) {
                steps.add(step(step));
            }
        });
        return steps;
    }

    private static String step(JsonNode step) {
        String line = step.path("created_by").asText();
        return cut(line.isEmpty() ? step.path("comment").asText() : line);
    }

    private static ImageContents.How how(JsonNode root) {
        JsonNode config = root.path("config");
        List<String> steps = new ArrayList<>();
        root.path("history").forEach(step -> steps.add(step(step)));
        Map<String, String> labels = new TreeMap<>();
        config.path("Labels").properties().stream()
                .limit(MOST)
                .forEach(
                        label -> labels.put(label.getKey(), cut(label.getValue().asText())));
        return new ImageContents.How(
                cut(root.path("created").asText()),
                cut(root.path("author").asText()),
                cut(config.path("User").asText()),
                cut(config.path("WorkingDir").asText()),
                texts(config.path("Entrypoint")),
                texts(config.path("Cmd")),
                texts(config.path("Env")),
                names(config.path("ExposedPorts")),
                names(config.path("Volumes")),
                labels,
                steps);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().limit(MOST).map(each -> cut(each.asText())).toList();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream()
                .limit(MOST)
                .map(each -> cut(each.getKey()))
                .toList();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
