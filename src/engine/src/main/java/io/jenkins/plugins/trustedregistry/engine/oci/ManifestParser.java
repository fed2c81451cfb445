// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the bytes of a manifest. Pure; the same bytes and type always give the same view. */
public final class ManifestParser {
    /** The largest manifest the registry takes (distribution-spec, "Pushing Manifests": at least 4 MiB). */
    public static final int LARGEST = 4 * 1024 * 1024;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private ManifestParser() {}

    /**
     * Reads a manifest that was pushed with this Content-Type.
     *
     * @throws RegistryException MANIFEST_INVALID when the bytes are not a manifest of that type
     */
    public static Manifest parse(byte[] content, MediaType declared) {
        if (!declared.isImageManifest() && !declared.isIndex()) {
            return opaque(content, declared);
        }
        JsonNode root = read(content);
        checkMediaType(root, declared);
        if (root.path("schemaVersion").asInt() != 2) {
            throw invalid("its schemaVersion is not 2");
        }
        return declared.isIndex() ? index(root, declared) : image(root, declared);
    }

    /** The type that a manifest says it is of, in its {@code mediaType} field; empty when it says none or is no JSON object. */
    public static Optional<MediaType> declaredType(byte[] content) {
        try {
            return mediaType(READER.readTree(content), "mediaType");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ImageManifest image(JsonNode root, MediaType type) {
        if (root.has("manifests")) {
            throw invalid("it is sent as an image manifest but has a 'manifests' list");
        }
        return new ImageManifest(
                type,
                descriptor(required(root, "config")),
                descriptors(root, "layers"),
                mediaType(root, "artifactType"),
                subject(root),
                annotations(root));
    }

    private static ImageIndex index(JsonNode root, MediaType type) {
        if (root.has("config") || root.has("layers")) {
            throw invalid("it is sent as an index but has a config or layers");
        }
        return new ImageIndex(
                type,
                descriptors(root, "manifests"),
                mediaType(root, "artifactType"),
                subject(root),
                annotations(root));
    }

    private static OpaqueManifest opaque(byte[] content, MediaType type) {
        JsonNode root;
        try {
            root = READER.readTree(content);
        } catch (IOException e) {
            return new OpaqueManifest(type, Optional.empty(), Optional.empty(), Map.of());
        }
        if (!root.isObject()) {
            return new OpaqueManifest(type, Optional.empty(), Optional.empty(), Map.of());
        }
        return new OpaqueManifest(type, mediaType(root, "artifactType"), subject(root), annotations(root));
    }

    private static JsonNode read(byte[] content) {
        try {
            JsonNode root = READER.readTree(content);
            if (!root.isObject()) {
                throw invalid("it is not a JSON object");
            }
            return root;
        } catch (IOException e) {
            throw invalid("it is not well-formed JSON");
        }
    }

    private static void checkMediaType(JsonNode root, MediaType declared) {
        Optional<MediaType> inside = mediaType(root, "mediaType");
        if (inside.isPresent() && !inside.get().equals(declared)) {
            throw invalid("its mediaType is " + inside.get() + ", but it was sent as " + declared);
        }
    }

    private static Optional<Descriptor> subject(JsonNode root) {
        return root.hasNonNull("subject") ? Optional.of(descriptor(root.get("subject"))) : Optional.empty();
    }

    private static List<Descriptor> descriptors(JsonNode root, String field) {
        JsonNode list = root.get(field);
        if (list == null || !list.isArray()) {
            throw invalid("its '" + field + "' is missing or not a list");
        }
        return elements(list).map(ManifestParser::descriptor).toList();
    }

    private static Descriptor descriptor(JsonNode node) {
        if (!node.isObject()) {
            throw invalid("a descriptor in it is not an object");
        }
        JsonNode size = required(node, "size");
        if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
            throw invalid("the size of a descriptor in it is not a whole number of bytes");
        }
        return new Descriptor(
                MediaType.parse(text(node, "mediaType")),
                digest(text(node, "digest")),
                size.longValue(),
                mediaType(node, "artifactType"),
                platform(node.path("platform")),
                annotations(node));
    }

    private static Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (RegistryException e) {
            throw invalid("it names the digest '" + Shown.of(text) + "', which is not well-formed");
        }
    }

    private static Optional<Platform> platform(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        return Optional.of(new Platform(
                node.path("os").asText(),
                node.path("architecture").asText(),
                node.path("variant").asText()));
    }

    private static Map<String, String> annotations(JsonNode node) {
        JsonNode object = node.path("annotations");
        if (object.isMissingNode() || object.isNull()) {
            return Map.of();
        }
        if (!object.isObject()) {
            throw invalid("its annotations are not an object");
        }
        Map<String, String> all = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
        return all;
    }

    private static Optional<MediaType> mediaType(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isEmpty() ? Optional.empty() : Optional.of(MediaType.parse(text));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = required(node, field);
        if (!value.isTextual()) {
            throw invalid("its '" + field + "' is not a string");
        }
        return value.textValue();
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw invalid("a required field, '" + field + "', is missing");
        }
        return value;
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static RegistryException invalid(String why) {
        return new RegistryException(
                ErrorCode.MANIFEST_INVALID,
                "The manifest was not accepted because " + why
                        + ". Correct it, or push it with the media type it really has.");
    }
}
