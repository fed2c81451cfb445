// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.catalog.BlobUsage;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobWalk;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes plans page by page, through the store and the catalog side by side in the order of digests. Changes nothing. */
record Planner(BlobWalk walk, BlobUsage usage) {
    static final Comparator<Digest> ORDER = Comparator.comparing(Digest::toString);

    /** The plan for what follows a digest (empty: from the first on): at most so many blobs of each. */
    Plan plan(Optional<Digest> after, int limit, CollectionRule rule) throws IOException {
        List<Digest> stored = walk.after(after, limit);
        Optional<Digest> storeEnd =
                stored.size() < limit ? Optional.empty() : Optional.of(stored.get(stored.size() - 1));
        // The catalog also has links of blobs that the store has lost.
        Optional<Digest> end = Stream.of(storeEnd, usage.bound(after, limit))
                .flatMap(Optional::stream)
                .min(ORDER);
        List<Digest> within = stored.stream()
                .filter(digest -> end.isEmpty() || ORDER.compare(digest, end.get()) <= 0)
                .toList();
        return new Plan(rule.decide(within, usage.range(after, end)), within.size(), end);
    }
}
