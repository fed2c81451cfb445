// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.signature;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Set;

/**
 * What one signature shows.
 *
 * @param about what it says it is about
 * @param by names of the keys that verify it; empty: nobody that the administrator named
 */
record Proof(Digest about, Set<String> by) {

    Proof {
        by = Set.copyOf(by);
    }
}
