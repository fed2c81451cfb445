// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.util.OptionalLong;

/** Removes many blobs at once. The caller makes sure that nobody needs them. */
public interface BlobRemoval {

    /** Begins a batch. Close it to put what was removed on stable storage; until then a loss of power may bring some back. */
    Batch begin();

    /** Not safe for use by many threads. */
    interface Batch extends AutoCloseable {

        /**
         * Removes a blob and looks whether it is gone: how many bytes it had; empty when it was not there.
         *
         * @throws IOException when it can't be removed, or is still there afterwards
         */
        OptionalLong remove(Digest digest) throws IOException;

        @Override
        void close() throws IOException;
    }
}
