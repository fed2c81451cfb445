// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a manifest that the registry reads, whatever kind of manifest it is. */
final class ManifestFields {
    /** What every manifest may have. */
    static final Set<String> COMMON = Set.of("mediaType", "subject", "artifactType", "annotations");
    /** What image manifests and indexes may have. */
    static final Set<String> ALL = Set.of(
            "schemaVersion", "mediaType", "config", "layers", "manifests", "subject", "artifactType", "annotations");

    private boolean version2;
    private @Nullable MediaType mediaType;
    private @Nullable Descriptor config;
    private @Nullable List<Descriptor> layers;
    private @Nullable List<Descriptor> manifests;
    private @Nullable Descriptor subject;
    private @Nullable MediaType artifactType;
    private Map<String, String> annotations = Map.of();
    private boolean hasConfig;

    private ManifestFields() {}

    /** Reads these of the fields and skips the others. */
    static ManifestFields read(byte[] content, Set<String> wanted) {
        ManifestFields fields = new ManifestFields();
        StrictJson.read(content, wanted, fields::set);
        return fields;
    }

    private void set(StrictJson json, String name) throws IOException {
        switch (name) {
            case "schemaVersion" -> version2 = !json.isNull() && json.size("its schemaVersion") == 2;
            case "mediaType" ->
                mediaType = DescriptorFields.type(json, "its mediaType").orElse(null);
            case "config" -> {
                hasConfig = true;
                config = json.isNull() ? null : DescriptorFields.read(json, "its config");
            }
            case "layers" -> layers = descriptors(json, "its list of layers");
            case "manifests" -> manifests = descriptors(json, "its list of manifests");
            case "subject" -> subject = json.isNull() ? null : DescriptorFields.read(json, "its subject");
            case "artifactType" ->
                artifactType = DescriptorFields.type(json, "its artifactType").orElse(null);
            case "annotations" -> annotations = DescriptorFields.annotations(json, "its annotations");
            default -> throw new IllegalArgumentException(name);
        }
    }

    /** Null stands for an empty list: that is how Go programs write one. */
    private static List<Descriptor> descriptors(StrictJson json, String what) throws IOException {
        List<Descriptor> all = new ArrayList<>();
        if (!json.isNull()) {
            json.list(what, () -> all.add(DescriptorFields.read(json, "a descriptor in " + what)));
        }
        return all;
    }

    boolean isVersion2() {
        return version2;
    }

    Optional<MediaType> mediaType() {
        return Optional.ofNullable(mediaType);
    }

    /** Also true when it is null. */
    boolean hasConfig() {
        return hasConfig;
    }

    Optional<Descriptor> config() {
        return Optional.ofNullable(config);
    }

    Optional<List<Descriptor>> layers() {
        return Optional.ofNullable(layers);
    }

    Optional<List<Descriptor>> manifests() {
        return Optional.ofNullable(manifests);
    }

    Optional<Descriptor> subject() {
        return Optional.ofNullable(subject);
    }

    Optional<MediaType> artifactType() {
        return Optional.ofNullable(artifactType);
    }

    Map<String, String> annotations() {
        return annotations;
    }
}
