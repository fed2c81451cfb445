// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The index.json of a layout that is being written (image-spec, image-layout.md). */
final class IndexFile {
    static final byte[] LAYOUT = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Map<String, Object>> entries = new ArrayList<>();

    void add(Document document, List<Tag> tags) {
        if (tags.isEmpty()) {
            entries.add(entry(document, null));
        }
        tags.forEach(tag -> entries.add(entry(document, tag)));
    }

    private static Map<String, Object> entry(Document document, @Nullable Tag tag) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("mediaType", document.mediaType().name());
        entry.put("digest", document.digest().toString());
        entry.put("size", document.content().length);
        if (tag != null) {
            entry.put("annotations", Map.of("org.opencontainers.image.ref.name", tag.name()));
        }
        return entry;
    }

    byte[] json() {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaType.OCI_INDEX.name());
        index.put("manifests", entries);
        return bytes(index);
    }

    /** What docker load looks for, where the image is one that it takes. */
    static byte[] dockerJson(Digest config, List<Digest> layers, List<String> names) {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("Config", LayoutImage.path(config));
        image.put("RepoTags", names);
        image.put("Layers", layers.stream().map(LayoutImage::path).toList());
        return bytes(List.of(image));
    }

    private static byte[] bytes(Object json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // can't be: it is all text
        }
    }
}
