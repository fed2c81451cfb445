// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.verification;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.util.Optional;

/** Where damaged blobs are put, so that they are neither served nor lost. */
public interface Quarantine {

    /** What a blob's bytes are in at this moment; empty when the blob is not there. */
    Optional<Stamp> stamp(Digest digest) throws IOException;

    /**
     * Moves a blob aside, so that the store no longer has it and the next push of its digest brings it anew; false when it is no
     * longer what was stamped. On stable storage on return. The caller has seized the digest.
     */
    boolean setAside(Digest digest, Stamp found) throws IOException;

    /** Tells one file from another that takes its place. */
    record Stamp(String text) {}
}
