// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a blob, to be read as often as needed. */
@FunctionalInterface
public interface BlobContent {

    /**
     * From an offset to the end; the caller closes it.
     *
     * @param offset in bytes, at most the blob's size
     * @throws io.jenkins.plugins.trustedregistry.engine.client.ClientException when the blob is not there; also while reading, when
     *     it turns out to be another than its descriptor says
     */
    InputStream open(long offset) throws IOException, InterruptedException;
}
