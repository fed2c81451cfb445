// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobRemoval;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Removes the files of blobs, and syncs each folder once per batch. */
public final class FileBlobRemoval implements BlobRemoval {
    /** Few enough to be fair to pushes, and to end soon one after the other; many enough to be worth a change of threads. */
    private static final int AT_A_TIME = 50;

    private final DiskLayout layout;
    private final SideBySide threads = new SideBySide("registry-removal");

    public FileBlobRemoval(FileBlobStore blobs) {
        this.layout = blobs.layout();
    }

    @Override
    public Batch begin() {
        return new Removal();
    }

    private final class Removal implements Batch {
        private final Set<Path> changed = new LinkedHashSet<>();

        @Override
        public Removed remove(Collection<Digest> digests) throws IOException {
            List<Digest> all = List.copyOf(digests);
            LongAdder blobs = new LongAdder();
            LongAdder bytes = new LongAdder();
            Map<Digest, IOException> failures = new ConcurrentHashMap<>();
            List<SideBySide.Work> works = new ArrayList<>();
            for (int from = 0; from < all.size(); from += AT_A_TIME) {
                List<Digest> some = all.subList(from, Math.min(from + AT_A_TIME, all.size()));
                works.add(() -> some.forEach(digest -> {
                    try {
                        removeOne(digest).ifPresent(size -> {
                            blobs.increment();
                            bytes.add(size);
                        });
                    } catch (IOException e) {
                        failures.put(digest, e);
                    }
                }));
            }
            all.forEach(digest -> changed.add(layout.folder(digest)));
            threads.run(works);
            return new Removed(blobs.sum(), bytes.sum(), failures);
        }

        private OptionalLong removeOne(Digest digest) throws IOException {
            Path path = layout.blob(digest);
            // Not Files: that asks twice before it deletes, and makes an exception of what is not there, as all are in
            // the end.
            File file = path.toFile();
            long size = file.length();
            if (!file.delete() && !Files.deleteIfExists(path)) {
                return OptionalLong.empty();
            }
            if (file.exists()) {
                throw new IOException("The blob " + digest + " was deleted, but is still there");
            }
            return OptionalLong.of(size);
        }

        @Override
        public void close() throws IOException {
            threads.run(changed.stream()
                    .<SideBySide.Work>map(folder -> () -> SyncedFolders.sync(folder))
                    .toList());
            changed.clear();
        }
    }
}
