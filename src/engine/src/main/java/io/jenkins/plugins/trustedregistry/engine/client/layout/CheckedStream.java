// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A blob read from its beginning: at its end it has been found to be what its descriptor says, or throws. */
final class CheckedStream extends FilterInputStream {
    private final Descriptor blob;
    private final String where;
    private final MessageDigest hash;
    private long position;
    private boolean checked;

    CheckedStream(InputStream in, Descriptor blob, String where) {
        super(in);
        this.blob = blob;
        this.where = where;
        this.hash = blob.digest().algorithm().newHash();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            hash.update(buffer, offset, read);
            position += read;
        }
        if (!checked && (read < 0 || position >= blob.size())) {
            check();
        }
        return read;
    }

    private void check() throws ClientException {
        checked = true;
        Digest actual = Digest.finish(blob.digest().algorithm(), hash);
        if (position != blob.size() || !actual.equals(blob.digest())) {
            throw wrong(blob, where);
        }
    }

    static ClientException wrong(Descriptor blob, String where) {
        return new ClientException("The blob " + blob.digest() + " of " + where
                + " is not what its digest and size say. It was damaged, cut off or exchanged; make the image again.");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }
}
