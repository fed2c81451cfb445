// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.verification;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Optional;

/** The hash of an upload's bytes so far, and how many they are. For one thread at a time. */
public final class RunningHash {
    /** How many bytes are read at a time; fewer cost more calls, more no longer fit near the processor. */
    public static final int BUFFER = 128 * 1024;

    private final Digest.Algorithm algorithm;
    private final MessageDigest hash;
    private long length;

    private RunningHash(Digest.Algorithm algorithm, MessageDigest hash, long length) {
        this.algorithm = algorithm;
        this.hash = hash;
        this.length = length;
    }

    public static RunningHash of(Digest.Algorithm algorithm) {
        return new RunningHash(algorithm, algorithm.newHash(), 0);
    }

    /** Reads the whole file. */
    public static RunningHash of(Digest.Algorithm algorithm, FileChannel file) throws IOException {
        RunningHash hash = of(algorithm);
        byte[] buffer = new byte[BUFFER];
        int read;
        while ((read = file.read(ByteBuffer.wrap(buffer), hash.length)) > 0) {
            hash.update(buffer, 0, read);
        }
        return hash;
    }

    public Digest.Algorithm algorithm() {
        return algorithm;
    }

    public long length() {
        return length;
    }

    public void update(byte[] content, int offset, int count) {
        hash.update(content, offset, count);
        length += count;
    }

    /** A second hash that goes on from here; empty when this Java's hashes cannot be copied. */
    public Optional<RunningHash> copy() {
        try {
            return Optional.of(new RunningHash(algorithm, (MessageDigest) hash.clone(), length));
        } catch (CloneNotSupportedException e) {
            return Optional.empty();
        }
    }

    /** The digest of everything that came; the hash must not be used afterwards. */
    public Digest finish() {
        return Digest.finish(algorithm, hash);
    }
}
