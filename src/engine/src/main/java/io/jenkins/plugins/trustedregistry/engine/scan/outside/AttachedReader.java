// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.Attached.SignatureDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the layers of manifests that can be signatures. What is too large for one, or damaged, is passed over: it proves nothing. */
final class AttachedReader {
    private static final int LARGEST = 1024 * 1024;
    private static final int MOST = 200;

    private final OutsideImage.Layers blobs;
    private final List<SignatureDocument> documents = new ArrayList<>();

    AttachedReader(OutsideImage.Layers blobs) {
        this.blobs = blobs;
    }

    void read(Manifest manifest) throws IOException {
        if (manifest instanceof ImageManifest image) {
            for (Descriptor layer : image.layers()) {
                if (Attached.isSignature(layer) && layer.size() <= LARGEST && documents.size() < MOST) {
                    read(layer);
                }
            }
        }
    }

    private void read(Descriptor layer) throws IOException {
        try (InputStream in = blobs.open(layer)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (Digest.of(layer.digest().algorithm(), content).equals(layer.digest())) {
                documents.add(new SignatureDocument(layer, content));
            }
        }
    }

    Attached attached(List<Digest> about) {
        return new Attached(about, documents, "");
    }
}
