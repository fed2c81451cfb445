// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.io.InputStream;

/** Hears of what is in an archive, in its order. Whatever it throws ends the reading. */
public interface ArchiveVisitor {

    /** Comes first; nothing else was looked at yet. */
    void manifest(BackupManifest manifest) throws IOException;

    /** Whole, and compared with its digest. */
    void secrets(BackupManifest manifest, byte[] envelope) throws IOException;

    /** Must be read to its end. It is compared with its digest after this returns, so nothing may rely on it before. */
    void database(InputStream content) throws IOException;

    /** The audit log's files, as {@link #database} what concerns reading; not called for a backup of a version that had none. */
    void audit(InputStream content) throws IOException;

    /**
     * Must be read to its end. A blob that this refuses has to be one that was damaged before it was copied.
     *
     * @return whether the bytes are those of the blob's digest; when not, nothing may be kept of them
     */
    boolean blob(StoredBlob blob, InputStream content) throws IOException;
}
