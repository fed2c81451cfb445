// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.space;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.List;

/**
 * How many bytes are on whose account: of blobs that repositories have, whether a manifest names them or not, what lies in the trash
 * among them. A blob is stored once and counts once for each that has it, so shares add up to more than the store. Reads whole tables:
 * a second for a million links.
 */
public interface SpaceUse {

    /** Each namespace that has a repository or a blob, the largest first; with what builds have staged. */
    List<Share> byNamespace();

    /** Each repository of a namespace that is not in the trash, the largest first; without what builds have staged there. */
    List<Share> byRepository(NamespaceName namespace);

    /**
     * A share of the store.
     *
     * @param name of the namespace or repository
     * @param repositories how many there are, without those in the trash
     * @param blobs how many it has, each once
     * @param bytes of these
     * @param ownBytes of those that nobody beside it has: what the store would lose with it
     */
    record Share(String name, int repositories, long blobs, long bytes, long ownBytes) {}
}
