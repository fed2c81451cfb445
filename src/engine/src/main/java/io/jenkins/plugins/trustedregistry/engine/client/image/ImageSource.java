// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where an image comes from. May be asked by several threads at once. What is missing, damaged or refused is a {@link
 * io.jenkins.plugins.trustedregistry.engine.client.ClientException}.
 */
public interface ImageSource {

    /** The image itself: a manifest, or an index of several. */
    Document root() throws IOException, InterruptedException;

    /** A manifest that another one names; checked against its digest. */
    Document manifest(Descriptor descriptor) throws IOException, InterruptedException;

    /** A config or layer. It need not be there before it is opened. */
    BlobContent blob(Descriptor descriptor);

    /** Manifests that are about this one (signatures, SBOMs); none where the source knows of none. */
    List<Descriptor> referrers(Digest digest) throws IOException, InterruptedException;

    /** What cosign keeps of a manifest under the tag {@code sha256-HEX.sig}, from before there were referrers; empty where there is none. */
    default Optional<Document> signatures(Digest digest) throws IOException, InterruptedException {
        return Optional.empty();
    }
}
