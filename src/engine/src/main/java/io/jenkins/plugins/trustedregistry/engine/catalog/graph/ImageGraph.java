// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.graph;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The manifests of one repository that are in use, and how they hang together, as of one moment.
 *
 * @param named the manifests each index names, as far as they are in use
 */
public record ImageGraph(List<Node> nodes, Map<Digest, List<Digest>> named) {

    public ImageGraph {
        nodes = List.copyOf(nodes);
        named = Map.copyOf(named);
    }

    /**
     * A manifest.
     *
     * @param tagged whether a tag points at it
     * @param awaited whether a tag in the trash pointed at it, and would again
     * @param left when a tag ceased to point at it, the last time that is remembered
     */
    public record Node(
            Digest digest,
            Optional<Digest> subject,
            Instant pushedAt,
            boolean tagged,
            boolean awaited,
            Optional<Instant> left) {}
}
