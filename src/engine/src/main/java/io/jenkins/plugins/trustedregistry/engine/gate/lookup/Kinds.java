// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.lookup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes sure of the kind of a manifest. What a client can run is told by bytes, not by media types, which anybody can write: what
 * calls itself a statement must be one, and what calls itself an artifact must not have a root file system.
 */
public final class Kinds {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SmallBlobs blobs;

    public Kinds(SmallBlobs blobs) {
        this.blobs = blobs;
    }

    public Kind of(Manifest manifest) throws IOException {
        Kind said = Kind.of(manifest);
        boolean harmless = said == Kind.IMAGE
                || said == Kind.INDEX
                || !(manifest instanceof ImageManifest image)
                || !hasRoot(image)
                || allStatements(image);
        return harmless ? said : Kind.IMAGE;
    }

    /** Whether the config tells of layers that make a file system; a config that is too large or not there might. */
    private boolean hasRoot(ImageManifest image) throws IOException {
        if (Kind.isImageConfig(image.config().mediaType())) {
            return true;
        }
        Optional<byte[]> config = blobs.read(image.config());
        if (config.isEmpty()) {
            return true;
        }
        try {
            JsonNode root = JSON.readTree(config.get());
            return root != null && !root.path("rootfs").isMissingNode();
        } catch (IOException e) {
            return false; // no client can read it either
        }
    }

    /** A tar file, packed or not, is no JSON. */
    private boolean allStatements(ImageManifest image) throws IOException {
        for (Descriptor layer : image.layers()) {
            Optional<byte[]> content = blobs.read(layer);
            if (content.isEmpty() || !isJson(content.get())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isJson(byte[] content) {
        try (JsonParser parser = JSON.createParser(content)) {
            boolean any = false;
            while (parser.nextToken() != null) {
                any = true;
            }
            return any;
        } catch (IOException e) {
            return false;
        }
    }
}
