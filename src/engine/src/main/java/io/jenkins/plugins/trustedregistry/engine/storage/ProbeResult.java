// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import java.util.List;

/**
 * Whether a storage can be used, and why not.
 *
 * @param full whether it is only for want of space that it can't be: what is there can be read
 * @param sentence for the person who made the setting: what was tried on what, what came of it, and what to do
 * @param tried what was tried one by one, in its order; empty where nobody asked for that
 */
public record ProbeResult(boolean usable, boolean full, String sentence, List<Tried> tried) {
    public ProbeResult {
        tried = List.copyOf(tried);
    }

    public static ProbeResult of(boolean usable, String sentence) {
        return new ProbeResult(usable, false, sentence, List.of());
    }

    /** What is tried of a storage. */
    public enum What {
        FOLDER,
        WRITE,
        SYNC,
        RENAME,
        READ,
        NAMES,
        DELETE,
        SPACE,
        HOME,
        LAYERS
    }

    public enum Outcome {
        PASSED,
        /** It can be used, but somebody should know this. */
        WARNED,
        FAILED
    }

    /** One thing that was tried; the sentence says what was found, and what to do where it is not good. */
    public record Tried(What what, Outcome outcome, String sentence) {}
}
