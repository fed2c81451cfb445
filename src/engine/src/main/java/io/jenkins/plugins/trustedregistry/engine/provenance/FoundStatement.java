// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.Locale;

/**
 * A statement (in-toto) that lies beside an image.
 *
 * @param manifest that brings it
 * @param signer who has signed it, as far as the registry knows
 * @param about whether the statement itself names this image
 * @param predicateType what it states; empty when it does not say
 * @param statement the whole of it
 */
public record FoundStatement(
        Digest manifest,
        String pushedBy,
        Instant pushedAt,
        Signer signer,
        boolean about,
        String predicateType,
        JsonNode statement) {

    /** Whose signature a statement has. */
    public enum Signer {
        /** This registry's, which was checked. */
        REGISTRY,
        /** Somebody's whose key the registry does not have: nothing was checked. */
        UNKNOWN,
        /** There is none. */
        NOBODY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
