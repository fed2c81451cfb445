// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.verification;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;

/** A blob's bytes are not those of its digest; it is not given to its end. */
public final class DamagedBlobException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedBlobException(StoredBlob blob, Digest found) {
        super("The blob " + blob.digest() + " is damaged in the storage: its " + blob.size() + " bytes have the digest "
                + found + ". Push its image again, or restore the blob from a backup.");
    }
}
