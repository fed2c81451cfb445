// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;

/** A manifest or index as it was found. The bytes must not be changed. */
@SuppressWarnings("ArrayRecordComponent") // one copy of what may be megabytes is enough
public record Document(MediaType mediaType, Digest digest, byte[] content) {

    /** @throws ClientException when the bytes are not what the digest names */
    public static Document verified(MediaType type, Digest digest, byte[] content) throws ClientException {
        Digest actual = Digest.of(digest.algorithm(), content);
        if (!actual.equals(digest)) {
            throw new ClientException("The manifest " + digest + " is not what its digest says: its bytes have "
                    + actual + ". It was damaged or exchanged; make the image again.");
        }
        return new Document(type, digest, content);
    }

    /** What it says. @throws ClientException when it can't be read */
    public Manifest manifest() throws ClientException {
        try {
            return ManifestParser.parse(content, mediaType);
        } catch (RegistryException e) {
            throw new ClientException("The manifest " + digest + " can't be read. " + e.getMessage());
        }
    }

    public Descriptor descriptor() {
        return Descriptor.of(mediaType, digest, content.length);
    }

    @Override
    public String toString() {
        return mediaType + " " + digest;
    }
}
