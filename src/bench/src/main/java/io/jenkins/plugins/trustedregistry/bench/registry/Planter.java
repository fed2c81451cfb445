// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import java.io.IOException;
import java.util.List;

/** Writes an image's files as the registry would have, had it been pushed. */
@FunctionalInterface
public interface Planter {

    /** The manifest names exactly these blobs. */
    void plant(String repository, String tag, byte[] manifest, List<byte[]> blobs) throws IOException;
}
