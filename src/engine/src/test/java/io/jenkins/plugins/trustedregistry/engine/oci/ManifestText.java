// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The JSON of a manifest, put together field by field. */
public final class ManifestText {
    private final MediaType type;
    private final List<String> fields = new ArrayList<>();

    private ManifestText(MediaType type) {
        this.type = type;
        raw("schemaVersion", "2");
        raw("mediaType", quoted(type.name()));
    }

    public static ManifestText image(Descriptor config, Descriptor... layers) {
        return new ManifestText(MediaType.OCI_MANIFEST)
                .raw("config", json(config))
                .raw("layers", json(layers));
    }

    public static ManifestText index(Descriptor... manifests) {
        return new ManifestText(MediaType.OCI_INDEX).raw("manifests", json(manifests));
    }

    public ManifestText subject(Descriptor subject) {
        return raw("subject", json(subject));
    }

    public ManifestText artifactType(String artifactType) {
        return raw("artifactType", quoted(artifactType));
    }

    public ManifestText annotation(String key, String value) {
        return raw("annotations", "{" + quoted(key) + ":" + quoted(value) + "}");
    }

    /** A field with its value as JSON. */
    public ManifestText raw(String name, String value) {
        fields.add(quoted(name) + ":" + value);
        return this;
    }

    public byte[] bytes() {
        return ("{" + String.join(",", fields) + "}").getBytes(StandardCharsets.UTF_8);
    }

    public Digest digest() {
        return Digest.of(bytes());
    }

    /** What an index or a subject field says of this manifest. */
    public Descriptor descriptor() {
        return Descriptor.of(type, digest(), bytes().length);
    }

    public Manifest parsed() {
        return ManifestParser.parse(bytes(), type);
    }

    public MediaType type() {
        return type;
    }

    public static String json(Descriptor... descriptors) {
        List<String> all = new ArrayList<>();
        for (Descriptor descriptor : descriptors) {
            all.add(json(descriptor));
        }
        return "[" + String.join(",", all) + "]";
    }

    public static String json(Descriptor descriptor) {
        return "{\"mediaType\":" + quoted(descriptor.mediaType().name()) + ",\"digest\":"
                + quoted(descriptor.digest().toString()) + ",\"size\":" + descriptor.size() + "}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** An object of these fields; single quotes stand for double ones. */
    static byte[] object(String fields) {
        return ("{" + fields.replace('\'', '"') + "}").getBytes(UTF_8);
    }
}
