// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

/**
 * Something that was not looked at, or not to its end.
 *
 * @param layer the index of its layer, from 0
 * @param path where it is, from the root without a leading slash; empty when it is the layer itself
 * @param reason why, in one word
 * @param detail why, in a sentence for people
 */
public record NotScanned(int layer, String path, Reason reason, String detail) {

    /** Why something was not looked at. */
    public enum Reason {
        /** A layer that is not in the registry: foreign, or not distributable. */
        FOREIGN,
        /** A layer of a media type that is not known here, or a file of a kind or version that is not. */
        UNSUPPORTED,
        /** Cut off or contradicting itself. What was read before the damage counts. */
        DAMAGED,
        /** Larger than the limit. */
        TOO_LARGE,
        /** Nested more deeply than the limit. */
        TOO_DEEP,
        /** More entries, packages or bytes than the limit. */
        TOO_MANY
    }
}
