// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the bytes of a manifest. Pure; the same bytes and type always give the same view. */
public final class ManifestParser {
    /** The largest manifest the registry takes (distribution-spec, "Pushing Manifests": at least 4 MiB). */
    public static final int LARGEST = 4 * 1024 * 1024;

    private ManifestParser() {}

    /**
     * Reads a manifest that was pushed with this Content-Type. Of a type that the registry does not know, it reads what it can:
     * such a manifest is never refused.
     *
     * @throws RegistryException MANIFEST_INVALID when the bytes are not a manifest of that type
     */
    public static Manifest parse(byte[] content, MediaType declared) {
        if (!declared.isImageManifest() && !declared.isIndex()) {
            return opaque(content, declared);
        }
        ManifestFields fields = ManifestFields.read(content, ManifestFields.ALL);
        checkMediaType(fields, declared);
        if (!fields.isVersion2()) {
            throw StrictJson.invalid("its schemaVersion is not 2");
        }
        return declared.isIndex() ? index(fields, declared) : image(fields, declared);
    }

    /**
     * The type that a manifest says it is of, in its {@code mediaType} field; empty when it says none that is well-formed, or is
     * no JSON object.
     */
    public static Optional<MediaType> declaredType(byte[] content) {
        try {
            return ManifestFields.read(content, Set.of("mediaType")).mediaType();
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }

    private static ImageManifest image(ManifestFields fields, MediaType type) {
        if (fields.manifests().isPresent()) {
            throw StrictJson.invalid("it is sent as an image manifest but has a list of manifests");
        }
        return new ImageManifest(
                type,
                required(fields.config(), "config"),
                required(fields.layers(), "layers"),
                fields.artifactType(),
                fields.subject(),
                fields.annotations());
    }

    private static ImageIndex index(ManifestFields fields, MediaType type) {
        if (fields.hasConfig() || fields.layers().isPresent()) {
            throw StrictJson.invalid("it is sent as an index but has a config or layers");
        }
        List<Descriptor> manifests = required(fields.manifests(), "manifests");
        return new ImageIndex(type, manifests, fields.artifactType(), fields.subject(), fields.annotations());
    }

    private static OpaqueManifest opaque(byte[] content, MediaType type) {
        try {
            ManifestFields fields = ManifestFields.read(content, ManifestFields.COMMON);
            return new OpaqueManifest(type, fields.artifactType(), fields.subject(), fields.annotations());
        } catch (RegistryException e) {
            return new OpaqueManifest(type, Optional.empty(), Optional.empty(), Map.of());
        }
    }

    private static void checkMediaType(ManifestFields fields, MediaType declared) {
        Optional<MediaType> inside = fields.mediaType();
        if (inside.isPresent() && !inside.get().equals(declared)) {
            throw StrictJson.invalid("its mediaType is " + inside.get() + ", but it was sent as " + declared);
        }
    }

    private static <T> T required(Optional<T> value, String field) {
        return value.orElseThrow(() -> StrictJson.invalid("a required field, '" + field + "', is missing"));
    }
}
