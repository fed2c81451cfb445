// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one descriptor while it is read. */
final class DescriptorFields {
    private static final Set<String> NAMES =
            Set.of("mediaType", "digest", "size", "artifactType", "platform", "annotations");
    private static final Set<String> PLATFORM_NAMES = Set.of("os", "architecture", "variant");

    private @Nullable MediaType mediaType;
    private @Nullable Digest digest;
    private long size = -1;
    private @Nullable MediaType artifactType;
    private @Nullable Platform platform;
    private Map<String, String> annotations = Map.of();

    private DescriptorFields() {}

    static Descriptor read(StrictJson json, String what) throws IOException {
        DescriptorFields fields = new DescriptorFields();
        json.object(what, NAMES, name -> fields.set(json, name, what));
        return fields.descriptor(what);
    }

    private void set(StrictJson json, String name, String what) throws IOException {
        String field = "the " + name + " of " + what;
        switch (name) {
            case "mediaType" -> mediaType = type(json, field).orElse(null);
            case "digest" -> digest = digest(json.text(field));
            case "size" -> size = json.size(field);
            case "artifactType" -> artifactType = type(json, field).orElse(null);
            case "platform" -> platform = json.isNull() ? null : platform(json, field);
            case "annotations" -> annotations = annotations(json, field);
            default -> throw new IllegalArgumentException(name);
        }
    }

    private Descriptor descriptor(String what) {
        if (mediaType == null || digest == null || size < 0) {
            String missing = mediaType == null ? "mediaType" : digest == null ? "digest" : "size";
            throw StrictJson.invalid("the " + missing + " of " + what + " is missing");
        }
        return new Descriptor(
                mediaType, digest, size, Optional.ofNullable(artifactType), Optional.ofNullable(platform), annotations);
    }

    private static Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (RegistryException e) {
            throw StrictJson.invalid("it names the digest '" + Shown.of(text)
                    + "', which is neither a well-formed sha256 nor a well-formed sha512");
        }
    }

    private static Platform platform(StrictJson json, String what) throws IOException {
        Map<String, String> texts = new HashMap<>();
        json.object(what, PLATFORM_NAMES, name -> {
            if (!json.isNull()) {
                texts.put(name, json.text("the " + name + " of " + what));
            }
        });
        return new Platform(
                texts.getOrDefault("os", ""),
                texts.getOrDefault("architecture", ""),
                texts.getOrDefault("variant", ""));
    }

    /** Null and the empty text stand for none. */
    static Optional<MediaType> type(StrictJson json, String what) throws IOException {
        String text = json.isNull() ? "" : json.text(what);
        return text.isEmpty() ? Optional.empty() : Optional.of(MediaType.parse(text));
    }

    /** Null stands for none. */
    static Map<String, String> annotations(StrictJson json, String what) throws IOException {
        Map<String, String> all = new HashMap<>();
        if (!json.isNull()) {
            json.texts(what, all::put);
        }
        return all;
    }
}
