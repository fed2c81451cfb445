// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.catalog.BlobLink;
import io.jenkins.plugins.trustedregistry.engine.catalog.BlobUsage;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Says which blobs are to go. A link goes when no manifest of its repository names the blob and it is older than the grace period;
 * the bytes go when no link is left and no manifest names them. What a client was told of within the grace period stays.
 *
 * @param linkedBefore links from then on are too young
 * @param leased whether a client was told of a blob lately
 */
record CollectionRule(Instant linkedBefore, Predicate<Digest> leased) {

    /**
     * A plan for a part of the store and the same part of the catalog, in the order of digests.
     *
     * @param stored what the store has
     */
    List<Removal> decide(Collection<Digest> stored, BlobUsage.Range range) {
        Map<String, List<BlobLink>> unused = new TreeMap<>();
        Map<String, Digest> digests = new TreeMap<>();
        for (BlobLink link : range.unused()) {
            digests.put(link.digest().toString(), link.digest());
            unused.computeIfAbsent(link.digest().toString(), key -> new ArrayList<>())
                    .add(link);
        }
        stored.stream()
                .filter(digest -> !range.needed().contains(digest))
                .forEach(digest -> digests.put(digest.toString(), digest));
        List<Removal> plan = new ArrayList<>();
        digests.forEach((text, digest) -> {
            List<BlobLink> links = unused.getOrDefault(text, List.of());
            List<BlobLink> old = links.stream()
                    .filter(link -> link.linkedAt().isBefore(linkedBefore))
                    .toList();
            boolean bytes = old.size() == links.size() && !range.needed().contains(digest);
            if ((bytes || !old.isEmpty()) && !leased.test(digest)) {
                plan.add(new Removal(
                        digest, old, bytes, links.isEmpty() ? Removal.Reason.UNLINKED : Removal.Reason.UNREFERENCED));
            }
        });
        return plan;
    }
}
