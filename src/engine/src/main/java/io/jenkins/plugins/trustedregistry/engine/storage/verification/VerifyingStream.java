// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.verification;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A whole blob whose bytes are compared with its digest while they are read. The read that would give the last ones throws when
 * they don't match, so nobody gets a damaged blob to its end.
 */
final class VerifyingStream extends FilterInputStream {
    private final StoredBlob blob;
    private final RunningHash hash;
    private final Consumer<Digest> end;

    /** @param end hears which digest the bytes had, right or wrong, when all were read */
    VerifyingStream(InputStream in, StoredBlob blob, Consumer<Digest> end) {
        super(in);
        this.blob = blob;
        this.hash = RunningHash.of(blob.digest().algorithm());
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        if (read > 0) {
            hash.update(into, offset, read);
            if (hash.length() == blob.size()) {
                verify();
            }
        }
        return read;
    }

    private void verify() throws IOException {
        Digest found = hash.finish();
        end.accept(found);
        if (!found.equals(blob.digest())) {
            throw new DamagedBlobException(blob, found);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        throw new IOException("Bytes that are skipped can't be compared");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
