// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;

/** Hashes what is read. */
final class HashedStream extends DigestInputStream {
    private static final int BUFFER = 128 * 1024;

    private final Digest.Algorithm algorithm;

    HashedStream(InputStream in, Digest.Algorithm algorithm) {
        super(in, algorithm.newHash());
        this.algorithm = algorithm;
    }

    /** Reads the rest. */
    void drain() throws IOException {
        byte[] buffer = new byte[BUFFER];
        int read;
        do {
            read = read(buffer);
        } while (read >= 0);
    }

    /** Of everything read; nothing may be read afterwards. */
    Digest digest() {
        return Digest.finish(algorithm, getMessageDigest());
    }
}
