// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** Removes many blobs at once. The caller makes sure that nobody needs them. */
public interface BlobRemoval {

    /** Begins a batch. Close it to put what was removed on stable storage; until then a loss of power may bring some back. */
    Batch begin();

    /** Not safe for use by many threads. */
    interface Batch extends AutoCloseable {

        /**
         * Removes blobs, several at a time, and looks whether each is gone. One that can't be removed keeps none of the others.
         * When this returns, nothing is under way any more, not even after an interrupt.
         */
        Removed remove(Collection<Digest> digests) throws IOException;

        @Override
        void close() throws IOException;
    }

    /**
     * What was removed. A blob that was not there counts nowhere.
     *
     * @param failures what could not be removed, or was still there afterwards, and why
     */
    record Removed(long blobs, long bytes, Map<Digest, IOException> failures) {
        public Removed {
            failures = Map.copyOf(failures);
        }
    }
}
