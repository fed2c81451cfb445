// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.Outcome;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.Tried;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.What;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a push asks of a storage, one thing after the other, each with what was found. The first that fails ends it. The files have the
 * names of an upload and of a blob, so whatever a killed process leaves behind is cleared up like those.
 */
final class ProbeSteps {
    private static final int SIZE = 64 * 1024;
    private static final long GIB = 1L << 30;
    /** Every push waits for it more than once. */
    private static final long SLOW_MILLIS = 500;

    private final DiskLayout layout;
    private final byte[] content = new byte[SIZE];
    private final List<Tried> steps;

    ProbeSteps(DiskLayout layout, SecureRandom random, List<Tried> steps) {
        this.layout = layout;
        this.steps = steps;
        random.nextBytes(content);
    }

    void take(Path home) throws IOException {
        FileStore store = Files.getFileStore(layout.root());
        found(What.FOLDER, Outcome.PASSED, "The folder is there, on a file system of type " + store.type() + ".");
        Digest digest = Digest.of(content);
        Path upload =
                layout.received(UploadId.random(), Digest.Algorithm.SHA256).path();
        boolean made = Files.notExists(layout.folder(digest));
        try {
            write(upload);
            sync(upload);
            rename(upload, digest);
            read(digest);
            names(digest);
            delete(digest);
        } finally {
            Files.deleteIfExists(upload);
            Files.deleteIfExists(layout.blob(digest));
            if (made) {
                Files.deleteIfExists(layout.folder(digest));
            }
        }
        space(store);
        home(store, home);
    }

    private void found(What what, Outcome outcome, String sentence) {
        steps.add(new Tried(what, outcome, sentence));
    }

    /** What a step does. */
    private interface Step {
        void take() throws IOException;
    }

    private void step(What what, Step step) throws IOException {
        try {
            step.take();
        } catch (IOException e) {
            IOException known = FullDisk.recognised(e, layout.root());
            found(what, Outcome.FAILED, "This failed: " + StorageProbe.reason(known));
            throw known;
        }
    }

    private void write(Path upload) throws IOException {
        step(What.WRITE, () -> {
            try (FileChannel file = FileChannel.open(upload, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    file.write(left);
                }
            }
            found(What.WRITE, Outcome.PASSED, "A file of 64 KiB was written.");
        });
    }

    private void sync(Path upload) throws IOException {
        step(What.SYNC, () -> {
            long begin = System.nanoTime();
            try (FileChannel file = FileChannel.open(upload, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            boolean slow = millis > SLOW_MILLIS;
            found(
                    What.SYNC,
                    slow ? Outcome.WARNED : Outcome.PASSED,
                    "It was put on stable storage in " + millis + " ms"
                            + (slow ? ": every push waits for this, so choose a quicker storage." : "."));
        });
    }

    private void rename(Path upload, Digest digest) throws IOException {
        step(What.RENAME, () -> {
            Files.createDirectories(layout.folder(digest));
            Files.move(upload, layout.blob(digest), StandardCopyOption.ATOMIC_MOVE);
            SyncedFolders.sync(layout.folder(digest));
            found(
                    What.RENAME,
                    Outcome.PASSED,
                    "It was moved from uploads to blobs in one step: both are on one file system.");
        });
    }

    private void read(Digest digest) throws IOException {
        step(What.READ, () -> {
            if (!Arrays.equals(Files.readAllBytes(layout.blob(digest)), content)) {
                throw new IOException("what was read back is not what was written; this storage damages data");
            }
            found(What.READ, Outcome.PASSED, "What was read back is what was written.");
        });
    }

    /** All names here are of small letters and digits, so this is only good to know. */
    private void names(Digest digest) {
        Path capital = layout.folder(digest).resolve(digest.hex().toUpperCase(Locale.ROOT));
        boolean same = Files.exists(capital);
        found(
                What.NAMES,
                Outcome.PASSED,
                same
                        ? "Capital and small letters are the same to it, which does no harm: all names here are small."
                        : "It tells capital letters from small ones.");
    }

    private void delete(Digest digest) throws IOException {
        step(What.DELETE, () -> {
            Files.delete(layout.blob(digest));
            if (Files.exists(layout.blob(digest))) {
                throw new IOException("a file that was deleted is still there");
            }
            found(What.DELETE, Outcome.PASSED, "The file was deleted, and is gone.");
        });
    }

    private void space(FileStore store) throws IOException {
        boolean little = store.getUsableSpace() < Math.max(GIB, store.getTotalSpace() / 20);
        found(
                What.SPACE,
                little ? Outcome.WARNED : Outcome.PASSED,
                StorageProbe.space(layout.root())
                        + (little ? ": soon nothing can be pushed. Free some, or choose a larger one." : "."));
    }

    private void home(FileStore store, Path home) throws IOException {
        boolean same = Files.getFileStore(home).equals(store);
        found(
                What.HOME,
                Outcome.PASSED,
                same
                        ? "It is on the file system of the registry's home: images that fill it also stop the database."
                        : "It is on another file system than the registry's home: images that fill it leave the database alone.");
    }
}
