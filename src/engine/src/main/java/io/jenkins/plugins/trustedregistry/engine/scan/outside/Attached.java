// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.List;

/**
 * What lies beside an image elsewhere and may be a signature of it, unverified.
 *
 * @param about the image, and an index that lists it: what a signature of either says of the image
 * @param documents as they were found
 * @param problem why nobody could look, as a part of a sentence; empty: somebody did
 */
public record Attached(List<Digest> about, List<SignatureDocument> documents, String problem) {
    /** The type of a payload that cosign signs; the signature is an annotation of the layer. */
    public static final String SIMPLE_SIGNING = "application/vnd.dev.cosign.simplesigning.v1+json";
    /** The type of a bundle of sigstore. */
    public static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    public Attached {
        about = List.copyOf(about);
        documents = List.copyOf(documents);
    }

    /**
     * A layer of a signature.
     *
     * @param layer with its type and annotations
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never changed
    public record SignatureDocument(Descriptor layer, byte[] content) {}

    /** Nobody could look. */
    public static Attached unknown(String problem) {
        return new Attached(List.of(), List.of(), problem);
    }

    /** Whether a layer can be a signature. */
    static boolean isSignature(Descriptor layer) {
        String type = layer.mediaType().name();
        return type.equals(SIMPLE_SIGNING) || type.equals(BUNDLE);
    }
}
