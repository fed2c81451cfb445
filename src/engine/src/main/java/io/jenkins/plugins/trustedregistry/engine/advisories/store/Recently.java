// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.Mentions;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.StoredAdvisory;
import java.nio.file.Path;

/**
 * What was read of the data files lately: images are built on the same few systems, so the same packages are asked about again and
 * again. A part of the heap that fits small heaps, too.
 */
final class Recently {
    private static final long LEAST = 1L << 20;
    private static final long MOST = 64L << 20;
    private static final int PACKAGES_OF_HEAP = 64;
    private static final int RECORDS_OF_HEAP = 32;

    private final Recent<PackageKey, Mentions> packages;
    private final Recent<RecordKey, StoredAdvisory> records;

    private Recently(long packageBytes, long recordBytes) {
        packages = new Recent<>(packageBytes, Mentions::weight);
        records = new Recent<>(recordBytes, StoredAdvisory::weight);
    }

    /** @param heap that the process may use, in bytes */
    static Recently within(long heap) {
        return new Recently(part(heap, PACKAGES_OF_HEAP), part(heap, RECORDS_OF_HEAP));
    }

    private static long part(long heap, int of) {
        return Math.max(LEAST, Math.min(MOST, heap / of));
    }

    Recent<PackageKey, Mentions> packages() {
        return packages;
    }

    Recent<RecordKey, StoredAdvisory> records() {
        return records;
    }

    /** To be called when a file is obsolete. */
    void forget(Path file) {
        packages.forget(key -> key.file().equals(file));
        records.forget(key -> key.file().equals(file));
    }

    /** @param name in the form under which it is kept */
    record PackageKey(Path file, String base, String name) {}

    record RecordKey(Path file, long record) {}
}
