// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.request;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of a manifest that is pushed, and its type: the Content-Type header's, which the manifest's own {@code mediaType}
 * must not contradict, or that one when the header is missing.
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it is, never changed
public record ManifestBody(byte[] content, MediaType mediaType) {

    /** Reads at most one byte more than a manifest may have. */
    public static ManifestBody read(Call call) throws IOException {
        if (call.contentLength().orElse(0) > ManifestParser.LARGEST) {
            throw tooLarge();
        }
        byte[] content = call.body().readNBytes(ManifestParser.LARGEST + 1);
        if (content.length > ManifestParser.LARGEST) {
            throw tooLarge();
        }
        return new ManifestBody(content, type(call, ManifestParser.declaredType(content)));
    }

    private static MediaType type(Call call, Optional<MediaType> inside) {
        Optional<MediaType> header = call.headers().first("Content-Type").map(MediaType::parse);
        if (header.isPresent() && inside.isPresent() && !header.equals(inside)) {
            throw new RegistryException(
                    ErrorCode.MANIFEST_INVALID,
                    "The manifest calls itself " + inside.get() + ", but was sent with Content-Type " + header.get()
                            + ": the two must be the same.");
        }
        return header.or(() -> inside).orElseThrow(ManifestBody::noType);
    }

    private static RegistryException noType() {
        return new RegistryException(
                ErrorCode.MANIFEST_INVALID,
                "What kind of manifest is this? Send its type in the Content-Type header, for instance "
                        + MediaType.OCI_MANIFEST + ".");
    }

    private static RegistryException tooLarge() {
        return new RegistryException(
                ErrorCode.MANIFEST_INVALID,
                413,
                "A manifest may have " + ManifestParser.LARGEST
                        + " bytes at most. Put large content into a blob and name it in the manifest.",
                Map.of("limit", ManifestParser.LARGEST));
    }
}
