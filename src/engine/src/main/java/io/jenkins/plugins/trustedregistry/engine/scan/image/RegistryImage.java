// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.DamagedBlobException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/** An image whose blobs are in the registry's store. */
public final class RegistryImage implements ImageSource {
    private static final int LARGEST_CONFIG = 8 * 1024 * 1024;

    private final ImageManifest manifest;
    private final BlobStore blobs;

    public RegistryImage(ImageManifest manifest, BlobStore blobs) {
        this.manifest = manifest;
        this.blobs = blobs;
    }

    @Override
    public byte[] config() throws IOException {
        try (InputStream in = open(manifest.config())) {
            byte[] content = in.readNBytes(LARGEST_CONFIG + 1);
            return content.length > LARGEST_CONFIG ? new byte[0] : content;
        } catch (MissingLayerException e) {
            return new byte[0];
        }
    }

    @Override
    public List<Descriptor> layers() {
        return manifest.layers();
    }

    @Override
    public InputStream open(Descriptor layer) throws IOException {
        try {
            Optional<StoredBlob> blob = blobs.find(layer.digest());
            if (blob.isPresent()) {
                return new Checked(blobs.open(layer.digest(), 0, blob.get().size()), layer);
            }
        } catch (NoSuchFileException e) {
            // said below: it went between the two
        }
        throw new MissingLayerException("The blob " + layer.digest()
                + " is not in the storage any more. Push the image again, then scan it again.");
    }

    /** The store finds damage when it has read everything. */
    private static final class Checked extends FilterInputStream {
        private final Descriptor layer;

        Checked(InputStream in, Descriptor layer) {
            super(in);
            this.layer = layer;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return in.read(target, offset, length);
            } catch (DamagedBlobException e) {
                throw new MissingLayerException("The blob " + layer.digest()
                        + " is damaged in the storage. Push the image again, then scan it again.");
            }
        }
    }
}
