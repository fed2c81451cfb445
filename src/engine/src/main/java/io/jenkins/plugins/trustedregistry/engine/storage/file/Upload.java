// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.RunningHash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of an upload besides its file. The file is the truth: it says whether the upload is still there and how
 * far it has come. The remembered hash is a saving, good as long as it covers exactly the file's length.
 */
final class Upload {
    private final UploadFile file;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** How far the upload has come, for those who ask while somebody is appending. */
    private volatile long offset;

    /** The disk has lost some of what was written to the file. */
    private volatile boolean spoiled;

    /** The file has bytes beyond the offset, left by a request that failed. */
    private volatile boolean hasDebris;

    /** Touched only by whoever has seized the upload. */
    private @Nullable RunningHash hash;

    Upload(UploadFile file, long offset) {
        this.file = file;
        this.offset = offset;
    }

    UploadFile file() {
        return file;
    }

    long offset() {
        return offset;
    }

    /** To be called when the file can't be relied on any more. From then on the upload is not there. */
    void spoil() {
        spoiled = true;
    }

    boolean isSpoiled() {
        return spoiled;
    }

    /** Makes the upload the caller's until {@link #release}; false when another request has it. */
    boolean seize() {
        return busy.compareAndSet(false, true);
    }

    void release() {
        busy.set(false);
    }

    /** Puts file and memory in step at the beginning of a request. */
    void meet(FileChannel open) throws IOException {
        if (hasDebris && open.size() > offset) {
            open.truncate(offset);
        }
        hasDebris = false;
        offset = open.size();
    }

    /** The hash of what the file holds; the caller owns it. Reads the file only if nothing is remembered that fits. */
    RunningHash takeHash(Digest.Algorithm wanted, FileChannel open) throws IOException {
        RunningHash remembered = hash;
        hash = null;
        if (remembered != null && remembered.algorithm() == wanted && remembered.length() == offset) {
            return remembered;
        }
        return offset == 0 ? RunningHash.of(wanted) : RunningHash.of(wanted, open);
    }

    /** Gives a hash back for the next request. */
    void keepHash(RunningHash reached) {
        hash = reached;
    }

    /** Remembers that the upload has come as far as this hash. */
    void reached(RunningHash reached) {
        hash = reached;
        offset = reached.length();
    }

    /** Takes what a failed request left beyond the offset away from the file; where that fails, the next request does it. */
    void cut(FileChannel open) {
        hasDebris = true;
        try {
            meet(open);
        } catch (IOException e) {
            hasDebris = true;
        }
    }
}
