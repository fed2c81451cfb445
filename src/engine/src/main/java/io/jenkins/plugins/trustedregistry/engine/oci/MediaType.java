// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A media type without parameters, {@code type/subtype} (RFC 6838), as manifests and descriptors carry it. */
public record MediaType(String name) {
    // Before the constants below, whose constructor uses it.
    private static final Pattern GRAMMAR =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}");

    public static final MediaType OCI_MANIFEST = new MediaType("application/vnd.oci.image.manifest.v1+json");
    public static final MediaType OCI_INDEX = new MediaType("application/vnd.oci.image.index.v1+json");
    public static final MediaType OCI_EMPTY = new MediaType("application/vnd.oci.empty.v1+json");
    public static final MediaType DOCKER_MANIFEST =
            new MediaType("application/vnd.docker.distribution.manifest.v2+json");
    public static final MediaType DOCKER_LIST =
            new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");
    public static final MediaType OCTET_STREAM = new MediaType("application/octet-stream");

    public MediaType {
        if (!GRAMMAR.matcher(name).matches()) {
            throw new RegistryException(
                    ErrorCode.MANIFEST_INVALID,
                    "The media type '" + Shown.of(name) + "' is not well-formed: write type/subtype as RFC 6838 does.",
                    Map.of("mediaType", Shown.of(name)));
        }
    }

    /** Parses the value of a Content-Type header or a mediaType field; parameters behind a semicolon are dropped. */
    public static MediaType parse(String text) {
        int semicolon = text.indexOf(';');
        return new MediaType((semicolon < 0 ? text : text.substring(0, semicolon)).strip());
    }

    public boolean isImageManifest() {
        return equals(OCI_MANIFEST) || equals(DOCKER_MANIFEST);
    }

    public boolean isIndex() {
        return equals(OCI_INDEX) || equals(DOCKER_LIST);
    }

    /** Layers of these types may be kept elsewhere: a manifest may name them although the registry does not hold them. */
    public boolean isNonDistributable() {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/vnd.oci.image.layer.nondistributable.")
                || lower.startsWith("application/vnd.docker.image.rootfs.foreign.");
    }

    @Override
    public String toString() {
        return name;
    }
}
