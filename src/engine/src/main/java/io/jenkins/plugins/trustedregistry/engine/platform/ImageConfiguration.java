// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** What an image's configuration says of its platform (image-spec, config.md; docker's has the same fields). */
final class ImageConfiguration {
    private static final Set<String> IMAGES =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int LONGEST = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ImageConfiguration() {}

    /** Whether this names the configuration of an image, of a size that one may have. */
    static boolean isOne(Descriptor config) {
        return IMAGES.contains(config.mediaType().name()) && config.size() <= LARGEST;
    }

    /**
     * Empty for what is no image, says nothing, or is larger than any configuration.
     *
     * @throws IOException when the blob is not there or can't be read
     */
    static Optional<Platform> platform(Descriptor config, BlobStore blobs) throws IOException {
        if (!isOne(config)) {
            return Optional.empty();
        }
        try (InputStream in = blobs.open(config.digest(), 0, config.size())) {
            JsonNode json = JSON.readTree(in);
            String os = text(json, "os");
            return os.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Platform(os, text(json, "architecture"), text(json, "variant")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String field) {
        String text = json.path(field).asText("");
        return text.length() > LONGEST ? "" : text;
    }
}
