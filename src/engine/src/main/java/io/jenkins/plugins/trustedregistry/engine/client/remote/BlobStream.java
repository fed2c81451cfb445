// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A blob as it comes from a registry. A connection that breaks is made again, from where it broke. Read from the beginning to the end,
 * the bytes are checked; whoever stops before gets bytes that nobody has checked.
 */
final class BlobStream extends InputStream {
    private final RemoteRepository repository;
    private final Descriptor blob;
    private final String what;
    private final @Nullable MessageDigest hash;
    private @Nullable Answer answer;
    private long position;
    private int failures;
    private boolean ended;

    BlobStream(RemoteRepository repository, Descriptor blob, long offset) throws IOException, InterruptedException {
        this.repository = repository;
        this.blob = blob;
        this.what = "read " + blob.digest() + " of " + repository.name();
        this.position = offset;
        this.hash = offset == 0 ? blob.digest().algorithm().newHash() : null;
        answer = repository.session().retried(what, this::reopened);
    }

    private Answer reopened() throws IOException, InterruptedException {
        Answer opened = repository.openBlob(blob, position, what);
        if (opened.status() == 200 && position > 0) {
            try {
                opened.body().skipNBytes(position); // a registry that knows no ranges
            } catch (IOException e) {
                opened.close();
                throw e;
            }
        }
        return opened;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position >= blob.size()) {
            end();
            return -1;
        }
        int most = (int) Math.min(length, blob.size() - position);
        while (true) {
            try {
                int read = answer().body().read(buffer, offset, most);
                if (read < 0) {
                    throw new EOFException("the blob ended after " + position + " of " + blob.size() + " bytes");
                }
                position += read;
                failures = 0;
                if (hash != null) {
                    hash.update(buffer, offset, read);
                }
                if (position == blob.size()) {
                    end(); // before whoever knows the size stops reading
                }
                return read;
            } catch (ClientException e) {
                throw e;
            } catch (IOException e) {
                again(e);
            }
        }
    }

    private Answer answer() throws IOException {
        if (answer == null) {
            throw new IOException("The stream is closed");
        }
        return answer;
    }

    private void again(IOException failure) throws IOException {
        if (answer != null) {
            answer.close();
        }
        try {
            repository.session().failed(failure, what, ++failures);
            answer = repository.session().retried(what, this::reopened);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while reading " + blob.digest());
        }
    }

    private void end() throws ClientException {
        if (ended || hash == null) {
            return;
        }
        ended = true;
        Digest actual = Digest.finish(blob.digest().algorithm(), hash);
        if (!actual.equals(blob.digest())) {
            throw new ClientException("The blob " + blob.digest() + " of " + repository.name()
                    + " is not what its digest says: its bytes have " + actual
                    + ". The registry, or something between, damaged it; ask whoever runs it.");
        }
    }

    @Override
    public void close() {
        if (answer != null) {
            answer.close();
            answer = null;
        }
    }
}
