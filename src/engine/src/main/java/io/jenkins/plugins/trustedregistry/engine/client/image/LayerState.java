// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

/** What became of a blob. */
public enum LayerState {
    /** It was there. */
    EXISTS("is there already"),
    /** The registry took it from another of its repositories. */
    MOUNTED("taken from another repository"),
    COPIED("copied");

    private final String words;

    LayerState(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
