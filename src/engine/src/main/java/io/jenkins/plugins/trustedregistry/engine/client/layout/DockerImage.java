// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.BlobContent;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * An image as docker save writes it. It has neither a manifest nor compressed layers, so both are made: the same archive gives the
 * same image, with the same digest.
 */
final class DockerImage implements StoredImage {
    private final TarFiles files;
    private final Document manifest;
    private final Descriptor config;
    private final byte[] configuration;
    private final Map<Digest, PackedLayer> layers;

    DockerImage(
            TarFiles files,
            Document manifest,
            Descriptor config,
            byte[] configuration,
            Map<Digest, PackedLayer> layers) {
        this.files = files;
        this.manifest = manifest;
        this.config = config;
        this.configuration = configuration;
        this.layers = Map.copyOf(layers);
    }

    static DockerImage of(TarFiles files, String which, java.nio.file.Path temporary)
            throws IOException, InterruptedException {
        return new DockerArchiveReader(files, temporary).read(which);
    }

    @Override
    public Document root() {
        return manifest;
    }

    @Override
    public Document manifest(Descriptor descriptor) throws ClientException {
        throw new ClientException(files.shownName() + " has no manifest " + descriptor.digest() + ".");
    }

    @Override
    public BlobContent blob(Descriptor descriptor) {
        return offset -> {
            if (descriptor.digest().equals(config.digest())) {
                InputStream in = new ByteArrayInputStream(configuration);
                in.skipNBytes(offset);
                return in;
            }
            PackedLayer layer = layers.get(descriptor.digest());
            if (layer == null) {
                throw new ClientException(files.shownName() + " has no layer " + descriptor.digest() + ".");
            }
            return layer.open(offset);
        };
    }

    @Override
    public List<Descriptor> referrers(Digest digest) {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        for (PackedLayer layer : layers.values()) {
            layer.delete();
        }
        files.close();
    }
}
