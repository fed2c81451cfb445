// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which blobs are needed, for those who remove what is not. A link is <em>unused</em> while no manifest of its repository names the
 * blob, be the manifest in use or in the trash.
 */
public interface BlobUsage {

    /** What the catalog knows of the blobs behind {@code after} (empty: all) up to and with {@code last} (empty: to the end). */
    Range range(Optional<Digest> after, Optional<Digest> last);

    /** The end of the next so many digests that the catalog has links of; empty when fewer follow. */
    Optional<Digest> bound(Optional<Digest> after, int count);

    /**
     * Takes from their repositories those blobs that are still unused and were not linked again since, in one transaction.
     *
     * @return how many links are gone, and the digests that no repository has and no manifest names now
     */
    Unlinked unlink(Collection<Digest> digests, List<BlobLink> links, Instant linkedBefore);

    /** All blobs that manifests name, each counted once. Reads the whole table: takes a second for a million links. */
    Total inUse();

    /**
     * A part of the catalog, in the order of digests.
     *
     * @param unused the links that no manifest needs
     * @param needed digests with a link that a manifest needs, or that a manifest names although its repository lacks the blob
     */
    record Range(List<BlobLink> unused, Set<Digest> needed) {
        public Range {
            unused = List.copyOf(unused);
            needed = Set.copyOf(needed);
        }
    }

    /** What an unlinking did. */
    record Unlinked(int links, Set<Digest> free) {
        public Unlinked {
            free = Set.copyOf(free);
        }
    }

    /** A number of blobs and their bytes. */
    record Total(long blobs, long bytes) {}
}
