// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.List;
import java.util.Optional;

/**
 * A part of what a collection would do.
 *
 * @param next behind which digest the following part begins; empty at the end
 */
public record DryRun(List<Item> items, Optional<Digest> next) {
    public DryRun {
        items = List.copyOf(items);
    }

    /**
     * One blob.
     *
     * @param size of the bytes that would be freed; 0 when they stay because others need them
     * @param links how many repositories would lose it
     * @param bytes whether its bytes would go
     * @param reason {@code unreferenced}: its repositories have no manifest that names it; {@code unlinked}: no repository has it
     */
    public record Item(Digest digest, long size, int links, boolean bytes, String reason) {}
}
