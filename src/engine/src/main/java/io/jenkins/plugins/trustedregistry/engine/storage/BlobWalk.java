// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All blobs of a store in the order of their digests, some at a time, so that a long walk can stop and go on. */
public interface BlobWalk {

    /**
     * Up to {@code limit} digests that follow this one (empty: from the first on), in the order of their texts. Fewer only at the
     * end. Blobs that come or go meanwhile may be missed.
     */
    List<Digest> after(Optional<Digest> last, int limit) throws IOException;
}
