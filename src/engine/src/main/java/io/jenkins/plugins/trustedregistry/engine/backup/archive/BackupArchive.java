// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.BlobVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An archive in a file. */
public record BackupArchive(Path file) {

    /**
     * Reads it to its end and compares everything with its digest, as whoever has written it should.
     *
     * @param list where the list of its blobs is to be put
     * @throws BackupException when it is not whole
     */
    public ArchiveContent verify(Path list, BlobVerifier.Progress progress) throws IOException {
        return read(new OnlyReading(), list, progress);
    }

    public ArchiveContent read(ArchiveVisitor visitor, Path list, BlobVerifier.Progress progress) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new ArchiveReader(in, list, progress).read(visitor);
        }
    }

    /** Keeps nothing. */
    private static final class OnlyReading implements ArchiveVisitor {
        @Override
        public void manifest(BackupManifest manifest) {
            // is well-formed, or would not have been heard of
        }

        @Override
        public void secrets(BackupManifest manifest, byte[] envelope) {
            // without the passphrase there is nothing more to see
        }

        @Override
        public void database(InputStream content) throws IOException {
            content.transferTo(OutputStream.nullOutputStream());
        }

        @Override
        public void audit(InputStream content) throws IOException {
            content.transferTo(OutputStream.nullOutputStream());
        }

        @Override
        public boolean blob(StoredBlob blob, InputStream content) throws IOException {
            HashedStream hashed = new HashedStream(content, blob.digest().algorithm());
            hashed.drain();
            return hashed.digest().equals(blob.digest());
        }
    }
}
