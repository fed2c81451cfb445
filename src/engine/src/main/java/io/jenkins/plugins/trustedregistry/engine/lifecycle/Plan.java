// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What is to go from a part of the store.
 *
 * @param seen how many stored blobs were looked at
 * @param reached the last digest that was looked at; empty at the end of the store
 */
record Plan(List<Removal> removals, int seen, Optional<Digest> reached) {
    Plan {
        removals = List.copyOf(removals);
    }
}
